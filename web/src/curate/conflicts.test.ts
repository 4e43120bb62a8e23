import { expect, test } from "vitest";

import { cutAt, shelfOf, type FoundConflict } from "./conflicts";

const found = { kind: "contradiction", ruling: null } as FoundConflict;

test("what was ruled out stands on a shelf of its own", () => {
  expect(shelfOf(found)).toBe("contradiction");
  expect(shelfOf({ ...found, kind: "condition" })).toBe("condition");
  expect(shelfOf({ ...found, kind: "translation" })).toBe("translation");
  expect(shelfOf({ ...found, ruling: { reason: "예외", actor: "Kim", at: "2026-11-22T09:00:00Z" } })).toBe("ruled");
});

test("a figure is cut out of its text also where a pictograph stands before it", () => {
  expect(cutAt("🐕 14일 이내", 2, 5)).toEqual(["🐕 ", "14일", " 이내"]);
});
