// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { addQuestions, removeQuestion, type Edit } from "./edit";
import type { Content, Procedure } from "./procedure-types";
import { useDraft, type Draft } from "./use-draft";

const SAVED: Procedure = {
  kind: "procedure",
  id: "p",
  collection: "complaints",
  title: { ko: "전입신고", en: "", ja: "", zh: "" },
  summary: { ko: "", en: "", ja: "", zh: "" },
  sections: [],
  sources: [],
  questions: [{ language: "ko", text: "언제까지예요?", part: "" }],
};

afterEach(() => {
  sessionStorage.clear();
});

function opened(): { current: Draft } {
  const seen = { version: 1, edits: 0 };
  return renderHook(() => useDraft("p", SAVED, seen)).result;
}

function edits(draft: { current: Draft }, edit: Edit): void {
  act(() => {
    draft.current.change((content: Content) => (content.kind === "procedure" ? edit(content) : content));
  });
}

test("what was taken away comes back as it was", () => {
  const draft = opened();
  edits(draft, removeQuestion(0));
  act(() => {
    draft.current.undo?.();
  });
  expect(draft.current.content).toEqual(SAVED);
  expect(draft.current.dirty).toBe(false);
  expect(draft.current.undo).toBeNull();
});

test("the offer ends with the next change, so that nothing written since is lost", () => {
  const draft = opened();
  edits(draft, removeQuestion(0));
  edits(draft, addQuestions("ko", "어디서 해요?"));
  expect(draft.current.undo).toBeNull();
});
