import { expect, test } from "vitest";

import { byDay, dayName, goalsOf, hour, hourThere } from "./slots";

const slot = (startsAt: string): { starts_at: string; ends_at: string; left: number; waiting: number } => ({
  starts_at: startsAt,
  ends_at: startsAt,
  left: 1,
  waiting: 0,
});

test("slots stand under their day in Seoul, whatever the offset they are told in", () => {
  const days = byDay([slot("2026-11-30T14:59:00Z"), slot("2026-11-30T15:00:00Z"), slot("2026-12-01T10:00:00+09:00")]);
  expect(days.map(({ day, slots }) => [day, slots.length])).toEqual([
    ["2026-11-30", 1],
    ["2026-12-01", 2],
  ]);
});

test("hours are told by the clocks of Seoul, and by those of the visitor only where they differ", () => {
  expect(hour("2026-12-01T01:00:00Z")).toBe("10:00");
  expect(hourThere("2026-12-01T01:00:00Z", "Asia/Seoul", "ko")).toBeNull();
  expect(hourThere("2026-12-01T01:00:00Z", "Asia/Tokyo", "ko")).toBeNull();
  expect(hourThere("2026-12-01T01:00:00Z", "America/New_York", "en")).toContain("Nov 30");
});

test("a day is named in the language of the page", () => {
  expect(dayName("2026-12-01", "ko")).toContain("12월 1일");
  expect(dayName("2026-12-01", "en")).toBe("Tuesday, December 1");
});

test("a reservation moves to a free slot that is not its own, however the time is written", () => {
  const [own, free, full] = [slot("2026-12-01T10:00:00+09:00"), slot("2026-12-01T02:00:00Z"), slot("2026-12-01T03:00:00Z")];
  expect(goalsOf({ starts_at: "2026-12-01T01:00:00Z" }, [own, free, { ...full, left: 0 }])).toEqual([free]);
});
