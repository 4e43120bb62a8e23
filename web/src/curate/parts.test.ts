import { expect, test } from "vitest";

import { firstWords, partNames, partOf } from "./parts";

test("sections are called by their kind, the later ones of a kind with their number", () => {
  const kinds = ["deadline", "processing_time", "deadline", "deadline"] as const;
  expect(partNames(kinds.map((kind) => ({ kind })))).toEqual(["deadline", "processing_time", "deadline-2", "deadline-3"]);
});

test("a name tells the kind and the number", () => {
  expect([partOf("processing_time"), partOf("deadline-12")]).toEqual([
    { kind: "processing_time", number: 1 },
    { kind: "deadline", number: 12 },
  ]);
});

test("a long text is cut between two words, one without spaces anywhere", () => {
  expect(firstWords(" 이사하면\n14일 이내에 신고합니다. ")).toBe("이사하면 14일 이내에 신고합니다.");
  expect(firstWords("열두 글자인 말입니다. ".repeat(9))).toMatch(/^(열두 글자인 말입니다\. )+.*\S…$/);
  expect(firstWords("가".repeat(99))).toMatch(/^가{30,60}…$/);
});
