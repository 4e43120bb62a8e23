import type { Official } from "../api/events";

/** Monday is 1. The days of a counter as runs: [1,2,3,4,5] is one run from 1 to 5. */
export function dayRuns(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** "월–금 09:00–18:00": when people are at the desk, in words of the language. */
export function hoursText(hours: Official["hours"], language: "ko" | "en"): string {
  const name = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // 2024-01-01 was a Monday.
  const day = (number: number): string => name.format(Date.UTC(2024, 0, number));
  const days = dayRuns(hours.days).map(([from, to]) => (from === to ? day(from) : `${day(from)}–${day(to)}`));
  return `${days.join(", ")} ${hours.opens}–${hours.closes}`;
}
