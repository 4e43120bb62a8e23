import type { components } from "../api/schema";

export type Coming = components["schemas"]["Coming"];

/** A month as `2026-11`. */
export type Month = string;

function utc(month: Month, day = 1): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1, day));
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The month that holds a day. */
export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

/** So many months later, or earlier. */
export function later(month: Month, months: number): Month {
  const date = utc(month);
  return iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))).slice(0, 7);
}

/** The first and the last day of a month. */
export function bounds(month: Month): [string, string] {
  const date = utc(month);
  return [iso(date), iso(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)))];
}

/** The weeks of a month, Sunday first; null for the days of its neighbours. */
export function weeksOf(month: Month): (string | null)[][] {
  const [first, last] = bounds(month);
  const days: (string | null)[] = Array.from({ length: utc(month).getUTCDay() }, () => null);
  for (let day = 1; day <= Number(last.slice(8)); day += 1) days.push(`${first.slice(0, 8)}${String(day).padStart(2, "0")}`);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** What happens on each day. */
export function byDay(coming: readonly Coming[]): Map<string, Coming[]> {
  const days = new Map<string, Coming[]>();
  for (const one of coming) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return days;
}

const ARTICLE = / (?=제\d+조)/;

/** One line for each document and kind of change: the texts that it rests on may all come into force on one day. */
export function gathered(coming: readonly Coming[]): Coming[] {
  const lines = new Map<string, Coming[]>();
  for (const one of coming) {
    const key = [one.day, one.document_id, one.version, one.kind].join(" ");
    lines.set(key, [...(lines.get(key) ?? []), one]);
  }
  return [...lines.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, what: listed([first, ...rest].map(({ what }) => what)) }] : [],
  );
}

/** With a law's name once before all of its articles. */
function listed(texts: readonly string[]): string {
  const articles = new Map<string, string[]>();
  for (const text of texts) {
    const [law = "", article] = text.split(ARTICLE);
    articles.set(law, [...(articles.get(law) ?? []), ...(article ? [article] : [])]);
  }
  return [...articles].map(([law, some]) => `${law} ${some.join(", ")}`.trim()).join(", ");
}

/** What is over, and what happens from `today` on. */
export function partedAt(today: string, coming: readonly Coming[]): { past: Coming[]; ahead: Coming[] } {
  return { past: coming.filter(({ day }) => day < today), ahead: coming.filter(({ day }) => day >= today) };
}
