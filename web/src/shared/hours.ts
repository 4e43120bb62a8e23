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

/** `월`, `Mon`: 1 is Monday. */
export function weekdayName(number: number, language: "ko" | "en"): string {
  // 2024-01-01 was a Monday.
  return new Date(Date.UTC(2024, 0, number)).toLocaleDateString(language, { weekday: "short", timeZone: "UTC" });
}

/** "월–금 09:00–18:00": when people are at the desk, in words of the language. */
export function hoursText(hours: Official["hours"], language: "ko" | "en"): string {
  const day = (number: number): string => weekdayName(number, language);
  const days = dayRuns(hours.days).map(([from, to]) => (from === to ? day(from) : `${day(from)}–${day(to)}`));
  return `${days.join(", ")} ${hours.opens}–${hours.closes}`;
}
