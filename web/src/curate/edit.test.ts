import { expect, test } from "vitest";

import {
  addQuestions,
  addSection,
  addSource,
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
    { language: "ko", text: "언제까지요?" },
    { language: "ko", text: "어디서요?" },
  ]);
});

test("an empty question is not sent", () => {
  const begun = { ...procedure(), questions: [{ language: "ko" as const, text: " " }] };
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
