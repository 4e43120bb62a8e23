import { expect, test } from "vitest";

import { transcriptText } from "./save";
import { afterEvent, emptyTranscript } from "./transcript";

test("a talk is kept with who said what and what it rests on", () => {
  let talk = afterEvent(emptyTranscript("complaints", "ko"), 1, { type: "citizen-said", text: "이사했어요", via: "text" });
  talk = afterEvent(talk, 2, { type: "answer-text", answer: "a", index: 0, text: "14일 안에 신고해요.", mood: "neutral" });
  talk = afterEvent(talk, 3, {
    type: "cited",
    answer: "a",
    index: 0,
    citation: {
      document_id: "d",
      title: "전입신고",
      locator: "주민등록법 제16조제1항",
      quote: "14일 이내에",
      effective_from: null,
      effective_until: null,
      source_url: "",
      text_version: null,
      section: "text",
    },
  });

  const words = { head: "대화 기록", you: "나", ai: "AI", person: "사람", source: "근거" };
  const text = transcriptText("안녕하세요.", talk, [{ id: "complaints", name: "다온" }], words);

  expect(text.split("\n")).toEqual([
    "대화 기록",
    "",
    "다온 (AI): 안녕하세요.",
    "",
    "나: 이사했어요",
    "",
    "다온 (AI): 14일 안에 신고해요.",
    "  [근거] 주민등록법 제16조제1항: 14일 이내에",
    "",
  ]);
});
