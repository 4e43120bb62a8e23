import { expect, test } from "vitest";

import type { Dashboard } from "./dashboard.net";
import { ages, byCollection, byDay, coverage, outcomes, percent, sums } from "./series";

const DAY = { up: 1, down: 2, talks: 3, persons: 1, gaps_opened: 2, gaps_closed: 0 };
const BOARD: Dashboard = {
  days: [
    { day: "2026-11-22", statuses: { answered: 2, redirected: 1, small_talk: 4 }, ...DAY },
    { day: "2026-11-23", statuses: { abstained: 1 }, ...DAY },
  ],
  topics: [],
  collections: [{ collection: "complaints", answers: [3, 0] }],
  health: [
    {
      collection: "complaints",
      documents: 4,
      sections: { what: 4, fee: 1 },
      whole: 1,
      english: 2,
      asked: 3,
      text_ages: [1, 0, 2, 0, 0, 1],
      review_ages: [4, 0, 0, 0, 0, 0],
    },
  ],
  age_bars: [90, 180, 365, 730],
  example_questions: 8,
  coming: [],
  gaps: {},
};

test("a redirect is an answer, small talk is not", () => {
  expect(outcomes(BOARD)).toEqual([
    { name: "11-22", answered: 3, partial: 0, abstained: 0, handed_over: 0, other: 4 },
    { name: "11-23", answered: 0, partial: 0, abstained: 1, handed_over: 0, other: 0 },
  ]);
});

test("every day has its row", () => {
  expect(byCollection(BOARD)).toEqual([
    { name: "11-22", complaints: 3 },
    { name: "11-23", complaints: 0 },
  ]);
  expect(byDay(BOARD, ["up", "down"])).toEqual([
    { name: "11-22", up: 1, down: 2 },
    { name: "11-23", up: 1, down: 2 },
  ]);
});

test("coverage is a share of the documents", () => {
  expect(coverage(BOARD.health)).toEqual([
    { name: "what", complaints: 100 },
    { name: "fee", complaints: 25 },
  ]);
  expect(coverage([])).toEqual([]);
  expect(percent(1, 0)).toBe(0);
});

test("ages keep their places", () => {
  expect(ages(BOARD.health, "text_ages")).toEqual([
    { name: "complaints", age0: 1, age1: 0, age2: 2, age3: 0, age4: 0, age5: 1 },
  ]);
});

test("the share of answers leaves small talk out", () => {
  expect(sums(BOARD)).toEqual({ answers: 4, told: 75, talks: 6, persons: 2 });
});
