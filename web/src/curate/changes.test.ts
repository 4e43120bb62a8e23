import { expect, test } from "vitest";

import { changesBetween, changesFigures, fieldsOf, wordsBetween, type Change } from "./changes";
import type { Procedure } from "./procedure-types";

function procedure(changes: Partial<Procedure> = {}): Procedure {
  return {
    kind: "procedure",
    id: "move-in-report",
    collection: "complaints",
    title: { ko: "전입신고", en: "", ja: "", zh: "" },
    summary: { ko: "", en: "", ja: "", zh: "" },
    sections: [{ kind: "deadline", ko: "14일 이내에 신고합니다.", en: "", sources: ["act"], districts: [] }],
    sources: [],
    questions: [],
    effective_from: null,
    effective_until: null,
    ...changes,
  };
}

test("words that changed stand between those that stayed", () => {
  const words = wordsBetween("14일 이내에 신고합니다.", "15일 이내에 신고합니다.");

  expect(words.filter((run) => run.kind === "removed").map((run) => run.text.trim())).toEqual(["14"]);
  expect(words.filter((run) => run.kind === "added").map((run) => run.text.trim())).toEqual(["15"]);
  expect(words.map((run) => (run.kind === "removed" ? "" : run.text)).join("")).toBe("15일 이내에 신고합니다.");
});

test("an equal version changes nothing", () => {
  expect(changesBetween(procedure(), procedure()).every((change) => change.kind === "same")).toBe(true);
});

test("a first version adds everything", () => {
  expect(new Set(changesBetween(null, procedure()).map((change) => change.kind))).toEqual(new Set(["added"]));
});

test("a section stays itself when another kind comes before it", () => {
  const after = procedure({
    sections: [
      { kind: "what", ko: "주소를 알리는 신고입니다.", en: "", sources: ["act"], districts: [] },
      { kind: "deadline", ko: "15일 이내에 신고합니다.", en: "", sources: ["act"], districts: [] },
    ],
  });
  const kinds = Object.fromEntries(changesBetween(procedure(), after).map((change) => [change.key, change.kind]));

  expect(kinds).toMatchObject({
    "section.what.ko": "added",
    "section.deadline.ko": "changed",
    "section.deadline.sources": "same",
  });
});

test("what went stands in the group it belonged to", () => {
  const before = procedure({ effective_from: "2026-01-01" });
  const keys = changesBetween(before, procedure()).map((change) => [change.key, change.kind]);

  expect(keys.slice(0, 3)).toEqual([
    ["title.ko", "same"],
    ["effective_from", "removed"],
    ["section.deadline.ko", "same"],
  ]);
});

test("empty fields are left out", () => {
  expect(fieldsOf(procedure()).map((field) => field.key)).toEqual([
    "title.ko",
    "section.deadline.ko",
    "section.deadline.sources",
  ]);
});

test("a change of a figure is told from a change of words", () => {
  const change = (before: string, after: string): Change => {
    const words = wordsBetween(before, after);
    return { key: "k", label: { group: "head", field: "title" }, kind: "changed", words };
  };
  expect(changesFigures(change("14일 이내에 신고", "15일 이내에 신고"))).toBe(true);
  expect(changesFigures(change("14일 이내에 신고", "14일 안에 신고"))).toBe(false);
});

test("a day that moves is shown whole", () => {
  expect(wordsBetween("2026-01-01", "2026-12-10")).toEqual([
    { text: "2026-01-01", kind: "removed" },
    { text: "2026-12-10", kind: "added" },
  ]);
});

test("a question that another section answers is taken from the one and added to the other", () => {
  const sections = ["deadline", "deadline"].map((kind, number) => ({
    kind: kind as "deadline",
    ko: `기한 ${number}`,
    en: "",
    sources: [],
    districts: [],
  }));
  const answered = (part: string): Procedure =>
    procedure({ sections, questions: [{ language: "ko", text: "언제까지예요?", part }] });
  const changed = changesBetween(answered("deadline"), answered("deadline-2")).filter((change) => change.kind !== "same");

  expect(changed.map(({ key, kind, words }) => [key, kind, words[0]?.text])).toEqual([
    ["section.deadline-2.answers.ko", "added", "언제까지예요?"],
    ["section.deadline.answers.ko", "removed", "언제까지예요?"],
  ]);
});
