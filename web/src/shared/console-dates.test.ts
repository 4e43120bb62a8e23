import { expect, test } from "vitest";

import { dayInSeoul, momentInSeoul } from "./console-dates";

const LATE = "2026-11-28T16:30:00Z"; // half past one on the 29th in Seoul

test("days and moments are Seoul's, wherever they are read", () => {
  expect(dayInSeoul(new Date(LATE))).toBe("2026-11-29");
  expect(momentInSeoul(LATE, "ko")).toContain("11. 29.");
  expect(momentInSeoul(LATE, "en")).toMatch(/^Nov 29, 2026.*1:30/);
});
