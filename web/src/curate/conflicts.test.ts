import { expect, test } from "vitest";

import { cutAt, shelfNamed } from "./conflicts";

test("an address that names no shelf leads to the contradictions", () => {
  expect(shelfNamed("ruled")).toBe("ruled");
  expect(shelfNamed("translation")).toBe("translation");
  expect(shelfNamed(null)).toBe("contradiction");
  expect(shelfNamed("attic")).toBe("contradiction");
});

test("a figure is cut out of its text also where a pictograph stands before it", () => {
  expect(cutAt("🐕 14일 이내", 2, 5)).toEqual(["🐕 ", "14일", " 이내"]);
});
