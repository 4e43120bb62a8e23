import { expect, test } from "vitest";

import { emptyFacility, replaced } from "./facility-draft";

test("one of a list is changed or taken out, and the others stay", () => {
  expect(replaced(["a", "b", "c"], 1, "B")).toEqual(["a", "B", "c"]);
  expect(replaced(["a", "b", "c"], 1, null)).toEqual(["a", "c"]);
});

test("a new facility says nothing that nobody wrote", () => {
  const { name, address, source, facts } = emptyFacility("2026-11-29");
  expect([name.ko, name.en, address.ko, source.name, source.url, facts[0]?.ko]).toEqual(["", "", "", "", "", ""]);
  expect(source.read_on).toBe("2026-11-29");
});
