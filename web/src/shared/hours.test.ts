import { expect, test } from "vitest";

import { dayRuns, hoursText } from "./hours";

test("days that follow each other are one run", () => {
  expect(dayRuns([5, 1, 2, 3, 4])).toEqual([[1, 5]]);
  expect(dayRuns([1, 3, 4])).toEqual([
    [1, 1],
    [3, 4],
  ]);
});

test("hours read in both languages", () => {
  const hours = { opens: "09:00", closes: "18:00", days: [1, 2, 3, 4, 5] };

  expect(hoursText(hours, "ko")).toBe("월–금 09:00–18:00");
  expect(hoursText(hours, "en")).toBe("Mon–Fri 09:00–18:00");
});
