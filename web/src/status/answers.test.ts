import { expect, test } from "vitest";

import { bars } from "./answers";

test("bars stand in a fixed order and only for what happened", () => {
  const found = bars({ abstained: 1, answered: 3, error: 0 });

  expect(found).toEqual([
    { outcome: "answered", count: 3, share: 0.75, length: 1 },
    { outcome: "abstained", count: 1, share: 0.25, length: 1 / 3 },
  ]);
});

test("nothing answered gives no bar", () => {
  expect(bars({})).toEqual([]);
});
