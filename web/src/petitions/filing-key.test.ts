import { expect, test } from "vitest";

import { KeyOfWords } from "./filing-key";

test("the same words are filed under the same key, and other words under another", () => {
  const key = new KeyOfWords();
  const first = key.of("가로등");
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(key.of("가로등")).toBe(first);
  expect(key.of("가로등 둘")).not.toBe(first);
  expect(new KeyOfWords().of("가로등")).not.toBe(first);
});
