import { expect, test } from "vitest";

import { previewOf } from "./preview";

test("each sentence has its spoken form and its sources", () => {
  const citation = {
    title: "전입신고",
    locator: "주민등록법 제16조",
    quote: "14일 이내",
    source_url: "https://law.example",
  };
  const preview = previewOf([
    { type: "answer-text", index: 0, text: "14일 이내예요.", spoken: "십사 일 이내예요." },
    { type: "cited", index: 0, citation },
    { type: "answer-text", index: 1, text: "또 궁금한 점이 있나요?", spoken: "또 궁금한 점이 있나요?" },
    { type: "answer-closed", status: "answered" },
  ]);

  expect(preview).toEqual({
    sentences: [
      {
        text: "14일 이내예요.",
        spoken: "십사 일 이내예요.",
        sources: [{ title: "전입신고", locator: "주민등록법 제16조", quote: "14일 이내", url: "https://law.example" }],
      },
      { text: "또 궁금한 점이 있나요?", spoken: "또 궁금한 점이 있나요?", sources: [] },
    ],
    clarify: "",
    status: "answered",
  });
});

test("a preview that says nothing is empty", () => {
  expect(previewOf([])).toEqual({ sentences: [], clarify: "", status: "" });
});
