import { expect, test } from "vitest";

import {
  addQuestions,
  addSection,
  addSource,
  editQuestion,
  editSection,
  freeKey,
  moveSection,
  removeQuestion,
  removeSection,
  removeSource,
  renameSource,
  sourceLabel,
  takesAway,
  tidied,
} from "./edit";
import type { Procedure, SourceEntry } from "./procedure-types";

const act: SourceEntry = {
  key: "act",
  kind: "statute",
  name: "주민등록법",
  article: "제16조",
  title: "",
  url: "",
  evidence: "",
  note: "",
};

function procedure(): Procedure {
  return {
    kind: "procedure",
    id: "p",
    collection: "complaints",
    title: { ko: "전입신고", en: "", ja: "", zh: "" },
    summary: { ko: "", en: "", ja: "", zh: "" },
    sections: [
      { kind: "deadline", ko: "14일", en: "", sources: ["act"], districts: [] },
      { kind: "where", ko: "주민센터", en: "", sources: [], districts: [] },
    ],
    sources: [act],
    questions: [],
  };
}

test("a source that gets another key keeps its sections", () => {
  const after = renameSource(0, "rra-16")(procedure());
  expect([after.sources[0]?.key, after.sections[0]?.sources]).toEqual(["rra-16", ["rra-16"]]);
});

test("a source that goes leaves its sections", () => {
  const after = removeSource(0)(procedure());
  expect([after.sources, after.sections[0]?.sources]).toEqual([[], []]);
});

test("a source that is added from a section is used by it", () => {
  const after = addSource(1)(procedure());
  expect(after.sections[1]?.sources).toEqual([after.sources[1]?.key]);
});

test("a fresh key is one that nobody uses", () => {
  expect(freeKey([{ ...act, key: "source-2" }])).toBe("source-3");
});

test("a section moves one place, and no further than the ends", () => {
  const kinds = (content: Procedure): string[] => content.sections.map((section) => section.kind);
  expect(kinds(moveSection(0, 1)(procedure()))).toEqual(["where", "deadline"]);
  expect(kinds(moveSection(0, -1)(procedure()))).toEqual(["deadline", "where"]);
});

test("questions are pasted a line each", () => {
  expect(addQuestions("ko", " 언제까지요?\n\n어디서요? ")(procedure()).questions).toEqual([
    { language: "ko", text: "언제까지요?", part: "" },
    { language: "ko", text: "어디서요?", part: "" },
  ]);
});

test("an empty question is not sent", () => {
  const begun = { ...procedure(), questions: [{ language: "ko" as const, text: " ", part: "" }] };
  expect(tidied(begun).questions).toEqual([]);
});

test("a source is called by its name and article", () => {
  expect([sourceLabel(act), sourceLabel({ ...act, name: "", article: "" })]).toEqual(["주민등록법 제16조", "act"]);
});

test("only what takes a section, a source or a question away can be brought back", () => {
  const whole = addQuestions("ko", "언제까지예요?")(addSection("fee")(addSource(null)(procedure())));
  expect([removeSection(0), removeSource(0), removeQuestion(0)].map((edit) => takesAway(whole, edit(whole)))).toEqual([true, true, true]);
  expect(takesAway(whole, editSection(0, { ko: "" })(whole))).toBe(false);
  expect(takesAway(whole, addSection("who")(whole))).toBe(false);
});

/** Two deadlines and a place, each with a question that it answers, one that none does, and one of a section not there. */
function asked(): Procedure {
  const { sections, ...rest } = procedure();
  const questions = ["deadline", "where", "deadline-2", "", "fee-4"].map((part) => ({ language: "ko" as const, text: part, part }));
  return { ...rest, sections: [...sections, { kind: "deadline", ko: "30일", en: "", sources: [], districts: [] }], questions };
}

const parts = (content: Procedure): string[] => content.questions.map((question) => question.part);

test.each([
  ["moves before another of its kind", [moveSection(2, -1), moveSection(1, -1)], ["deadline-2", "where", "deadline", "", "fee-4"]],
  ["moves past another kind", [moveSection(0, 1)], ["deadline", "where", "deadline-2", "", "fee-4"]],
  ["is removed", [removeSection(0)], ["", "where", "deadline", "", "fee-4"]],
  ["becomes another kind", [editSection(0, { kind: "where" })], ["where", "where-2", "deadline", "", "fee-4"]],
  ["is written anew", [editSection(0, { ko: "60일" })], ["deadline", "where", "deadline-2", "", "fee-4"]],
  ["is added", [addSection("deadline")], ["deadline", "where", "deadline-2", "", "fee-4"]],
])("questions stay with their section when one %s", (_, edits, after) => {
  expect(parts(edits.reduce((content, edit) => edit(content), asked()))).toEqual(after);
});

test("what is written into a section leaves the list of questions as it is", () => {
  const before = asked();
  expect(editSection(0, { ko: "60일" })(before).questions).toBe(before.questions);
});

test("a question is given to a section and taken from it", () => {
  const given = editQuestion(3, { part: "where" })(asked());
  expect([parts(given)[3], parts(editQuestion(3, { part: "" })(given))[3]]).toEqual(["where", ""]);
});
