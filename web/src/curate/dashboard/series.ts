import type { Dashboard, Health } from "./dashboard.net";

/** One row of a plot and of the table behind it: what it is about, then the figures by series. */
export interface Row {
  name: string;
  [series: string]: string | number;
}

export const OUTCOMES = ["answered", "partial", "abstained", "handed_over", "other"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const OUTCOME_OF: Readonly<Record<string, Outcome>> = {
  answered: "answered",
  redirected: "answered",
  partial: "partial",
  abstained: "abstained",
  handed_over: "handed_over",
};

/** `2026-11-23` as `11-23`: the year is said once, above. */
export function shortDay(day: string): string {
  return day.slice(5);
}

/** How the answers of each day ended; what is no answer to a question counts as other. */
export function outcomes(board: Dashboard): Row[] {
  return board.days.map(({ day, statuses }) => {
    const row: Row = { name: shortDay(day), answered: 0, partial: 0, abstained: 0, handed_over: 0, other: 0 };
    for (const [status, count] of Object.entries(statuses)) {
      const outcome = OUTCOME_OF[status] ?? "other";
      row[outcome] = Number(row[outcome]) + count;
    }
    return row;
  });
}

/** Answers that rested on each collection, by day. */
export function byCollection(board: Dashboard): Row[] {
  return board.days.map(({ day }, place) => {
    const row: Row = { name: shortDay(day) };
    for (const { collection, answers } of board.collections) row[collection] = answers[place] ?? 0;
    return row;
  });
}

export function byDay(board: Dashboard, fields: readonly ("up" | "down" | "gaps_opened" | "gaps_closed")[]): Row[] {
  return board.days.map((day) => ({
    name: shortDay(day.day),
    ...Object.fromEntries(fields.map((field) => [field, day[field]])),
  }));
}

/** Documents by age for each collection; the series are the places of the ages. */
export function ages(health: readonly Health[], which: "text_ages" | "review_ages"): Row[] {
  return health.map((one) => ({
    name: one.collection,
    ...Object.fromEntries(one[which].map((count, place) => [`age${place}`, count])),
  }));
}

/** Percent of the documents of each collection that say a part, for each part. */
export function coverage(health: readonly Health[]): Row[] {
  const parts = Object.keys(health[0]?.sections ?? {});
  return parts.map((part) => {
    const row: Row = { name: part };
    for (const one of health) row[one.collection] = percent(one.sections[part] ?? 0, one.documents);
    return row;
  });
}

export function percent(share: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * share) / whole);
}

/** The sums that stand above the plots. */
export function sums(board: Dashboard): { answers: number; told: number; talks: number; persons: number } {
  const rows = outcomes(board);
  const told = rows.reduce((sum, row) => sum + Number(row["answered"]) + Number(row["partial"]), 0);
  const refused = rows.reduce((sum, row) => sum + Number(row["abstained"]) + Number(row["handed_over"]), 0);
  return {
    answers: told + refused,
    told: percent(told, told + refused),
    talks: board.days.reduce((sum, day) => sum + day.talks, 0),
    persons: board.days.reduce((sum, day) => sum + day.persons, 0),
  };
}
