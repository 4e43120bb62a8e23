import { expect, test } from "vitest";

import { contributionsOf, verdictOf } from "./search-tester";
import type { TrialResult } from "./search-tester.net";

const bars = { answer_from: 0.35, near_from: 0.08 };

test("the bars say whether a document is answered from, offered, or left out", () => {
  expect([0.35, 0.34, 0.08, 0.07].map((probability) => verdictOf(probability, bars))).toEqual([
    "answer",
    "near",
    "near",
    "silent",
  ]);
});

test("a utility is told term by term, with what is left over", () => {
  const result = {
    parts: [
      { name: "passage", value: 0.5, weight: 4 },
      { name: "question", value: 0.9, weight: null },
    ],
    rest: 1.5,
  } as unknown as TrialResult;
  expect(contributionsOf(result).map(({ name, adds }) => [name, adds])).toEqual([
    ["passage", 2],
    ["question", null],
    ["rest", 1.5],
  ]);
  expect(contributionsOf({ ...result, rest: 0 })).toHaveLength(2);
});
