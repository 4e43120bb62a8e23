import { expect, test } from "vitest";

import type { Citation } from "../api/events";
import { blocksOf } from "./parts";
import type { Sentence } from "./transcript";

function said(text: string, section: Citation["section"] | null, document = "move"): Sentence {
  const citation: Citation = {
    document_id: document,
    title: "전입신고",
    locator: "",
    quote: "",
    effective_from: null,
    effective_until: null,
    source_url: "",
    text_version: null,
    section: section ?? "text",
  };
  return { text, mood: "neutral", citations: section === null ? [] : [citation] };
}

test("papers and fees beside other parts are rows of a table, between the words around them", () => {
  const blocks = blocksOf([
    said("순서대로 말씀드릴게요.", null),
    said("① 14일 이내에 합니다.", "deadline"),
    said("② 신분증을 냅니다.", "documents"),
    said("③ 사진도 냅니다.", "documents"),
    said("원하시면 연결해 드릴게요.", null),
  ]);
  expect(blocks.map((block) => block.kind)).toEqual(["sentence", "table", "sentence"]);
  const table = blocks[1];
  expect(table?.kind === "table" && table.rows.map((row) => [row.part, row.sentences.length])).toEqual([
    ["deadline", 1],
    ["documents", 2],
  ]);
});

test("one part alone, parts without papers or fees, and two documents stay sentences", () => {
  const kinds = (sentences: Sentence[]): string[] => blocksOf(sentences).map((block) => block.kind);
  expect(kinds([said("5만원입니다.", "fee")])).toEqual(["sentence"]);
  expect(kinds([said("14일입니다.", "deadline"), said("구청입니다.", "where")])).toEqual(["sentence", "sentence"]);
  expect(kinds([said("14일입니다.", "deadline"), said("5만원입니다.", "fee", "pass")])).toEqual(["sentence", "sentence"]);
  expect(kinds([said("공원입니다.", "text"), said("무료입니다.", "text")])).toEqual(["sentence", "sentence"]);
});
