import { expect, test } from "vitest";

import { isCollection } from "./collection-names";

test.each(["complaints", "child-care", "law_2026", "7", "a".repeat(64)])("%s names a collection", (name) => {
  expect(isCollection(name)).toBe(true);
});

test.each(["", "+", "민원", "Child", "child care", "-a", "a-", "a--b", "a_-b", "a".repeat(65), "a\n"])(
  "%j names none",
  (name) => {
    expect(isCollection(name)).toBe(false);
  },
);
