import { expect, test } from "vitest";

import { problemOf, sizeOf } from "./uploads";

const rules = { file_bytes: 100, upload_bytes: 300, files: 3, kept_days: 30, extensions: [".pdf"] };

function files(...sizes: [string, number][]): { name: string; size: number }[] {
  return sizes.map(([name, size]) => ({ name, size }));
}

test("files that fit are sent", () => {
  expect(problemOf(files(["a.pdf", 100], ["b.zip", 200]), rules)).toBeNull();
});

test("what does not fit is told before it is sent", () => {
  expect(problemOf([], rules)?.problem).toBe("nothing");
  expect(problemOf(files(["a", 1], ["b", 1], ["c", 1], ["d", 1]), rules)?.problem).toBe("tooMany");
  expect(problemOf(files(["a.pdf", 1], ["b.pdf", 101]), rules)).toEqual({ problem: "tooLarge", name: "b.pdf" });
  expect(problemOf(files(["a.zip", 301]), rules)).toEqual({ problem: "tooLarge", name: "a.zip" });
  expect(problemOf(files(["a.zip", 250], ["b.pdf", 60]), rules)?.problem).toBe("tooMuch");
});

test("a size is told in the unit that fits", () => {
  expect([0, 1023, 1025, 1_572_864].map(sizeOf)).toEqual(["0 B", "1023 B", "2 KB", "1.5 MB"]);
});
