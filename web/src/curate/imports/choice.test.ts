import { expect, test } from "vitest";

import { bodyOf, choiceOf, withField, withQuestion } from "./choice";
import type { ProposalView } from "./proposals.net";

const place = { ko: "신고 기한", en: "신고 기한" };
const proposal: ProposalView = {
  id: 1,
  state: "proposed",
  collection: "complaints",
  document_id: null,
  decided_by: null,
  content: {
    title: "전입신고",
    slug: "jeonipsingo",
    source: "안내",
    fields: [
      { key: 0, kind: "deadline", text: "14일 이내입니다.", evidence: "14일 이내", place, found_by: "heading" },
      { key: 1, kind: "fee", text: "무료입니다.", evidence: "무료", place, found_by: "label" },
    ],
    questions: [
      { text: "언제까지 해요?", origin: "template" },
      { text: "얼마예요?", origin: "document" },
    ],
  },
};

test("everything is kept as it was proposed", () => {
  expect(bodyOf(choiceOf(proposal), proposal)).toEqual({
    slug: "jeonipsingo",
    title: "전입신고",
    fields: [
      { key: 0, kind: "deadline", text: "14일 이내입니다." },
      { key: 1, kind: "fee", text: "무료입니다." },
    ],
    questions: ["언제까지 해요?", "얼마예요?"],
  });
});

test("a question of citizens comes in when a person ticks it", () => {
  const questions = [...proposal.content.questions, { text: "밤에도 돼요?", origin: "asked" as const }];
  const asked = { ...proposal, content: { ...proposal.content, questions } };
  const choice = choiceOf(asked);
  expect(bodyOf(choice, asked)?.questions).toEqual(["언제까지 해요?", "얼마예요?"]);
  expect(bodyOf(withQuestion(choice, "밤에도 돼요?", true), asked)?.questions).toContain("밤에도 돼요?");
});

test("a question of citizens comes in when a person ticks it", () => {
  const questions = [...proposal.content.questions, { text: "밤에도 돼요?", origin: "asked" as const }];
  const asked = { ...proposal, content: { ...proposal.content, questions } };
  const choice = choiceOf(asked);
  expect(bodyOf(choice, asked)?.questions).toEqual(["언제까지 해요?", "얼마예요?"]);
  expect(bodyOf(withQuestion(choice, "밤에도 돼요?", true), asked)?.questions).toContain("밤에도 돼요?");
});

test("what is left out or emptied is not sent, what is changed is", () => {
  let choice = withField(choiceOf(proposal), 1, { kept: false });
  choice = withQuestion(withField(choice, 0, { text: " 이사한 날부터 14일 이내입니다. " }), "얼마예요?", false);
  expect(bodyOf(choice, proposal)).toMatchObject({
    fields: [{ key: 0, kind: "deadline", text: "이사한 날부터 14일 이내입니다." }],
    questions: ["언제까지 해요?"],
  });
  expect(bodyOf(withQuestion(choice, "얼마예요?", true), proposal)?.questions).toHaveLength(2);
});

test("nothing is sent where nothing is kept", () => {
  const empty = withField(withField(choiceOf(proposal), 0, { text: " " }), 1, { kept: false });
  expect(bodyOf(empty, proposal)).toBeNull();
  expect(bodyOf({ ...choiceOf(proposal), title: " " }, proposal)).toBeNull();
});
