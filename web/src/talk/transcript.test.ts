import { expect, test } from "vitest";

import type { Citation, TalkEvent } from "../api/events";
import {
  afterEvent,
  emptyTranscript,
  isLastWord,
  moodOf,
  shownEntries,
  sourcesOf,
  splitAtHeard,
  type Answer,
  type Transcript,
} from "./transcript";

const LAW: Citation = {
  document_id: "move-in",
  title: "전입신고",
  locator: "주민등록법 제16조제1항 (거주지의 이동)",
  quote: "전입한 날부터 14일 이내에 신고하여야 한다",
  effective_from: null,
  effective_until: null,
  source_url: "",
  text_version: "2026-01-01",
  section: "deadline",
};
const OPENED: TalkEvent = {
  type: "talk-opened",
  talk: "t",
  official: "complaints",
  language: "ko",
  driver: { kind: "ai", name: "" },
};
const SAID: TalkEvent = { type: "citizen-said", text: "이사했어요", via: "text" };
const TEXT: TalkEvent = { type: "answer-text", answer: "a", index: 0, text: "14일 이내에 신고해요.", mood: "happy" };
const CITED: TalkEvent = { type: "cited", answer: "a", index: 0, citation: LAW };

function closed(extra: Partial<Extract<TalkEvent, { type: "answer-closed" }>> = {}): TalkEvent {
  return {
    type: "answer-closed",
    answer: "a",
    status: "answered",
    language: "ko",
    as_of: "2026-11-22",
    offers_person: false,
    redirect_to: null,
    ...extra,
  };
}

function after(...events: TalkEvent[]): Transcript {
  return events.reduce((talk, event, place) => afterEvent(talk, place + 1, event), emptyTranscript("complaints", "ko"));
}

function answerOf(talk: Transcript): Answer {
  const found = talk.entries.find((entry) => entry.kind === "answer");
  if (!found) throw new Error("no answer");
  return found;
}

test("an answer grows sentence by sentence and keeps its sources", () => {
  const answer = answerOf(after(OPENED, SAID, TEXT, CITED, CITED, closed()));

  expect(answer.sentences.map((sentence) => sentence.text)).toEqual(["14일 이내에 신고해요."]);
  expect(sourcesOf(answer).map((source) => source.citation)).toEqual([LAW]);
  expect(answer.status).toBe("answered");
});

test("two quotes from one article are one source", () => {
  const other: TalkEvent = { type: "cited", answer: "a", index: 0, citation: { ...LAW, quote: "구청장에게" } };

  const sources = sourcesOf(answerOf(after(OPENED, SAID, TEXT, CITED, other)));

  expect(sources.map((source) => source.quotes)).toEqual([[LAW.quote, "구청장에게"]]);
});

test("events that come twice, as after a reconnection, count once", () => {
  const talk = after(OPENED, SAID, TEXT);

  expect(afterEvent(talk, 3, TEXT)).toBe(talk);
});

test("words being recognised give way to those that were said", () => {
  const partial = after(OPENED, { type: "citizen-partial", text: "이사" });
  expect(partial.partial).toBe("이사");

  expect(afterEvent(partial, 3, SAID).partial).toBe("");
});

test("an interrupted answer shows where it was cut off", () => {
  const talk = after(OPENED, SAID, TEXT, closed(), { type: "heard", answer: "a", text: "14일 이내에", interrupted: true });

  expect(splitAtHeard(answerOf(talk))).toEqual({ heard: "14일 이내에", unheard: "신고해요." });
});

test("an answer that was heard to its end is whole", () => {
  const talk = after(OPENED, SAID, TEXT, closed(), { type: "heard", answer: "a", text: "14일 이내에 신고해요.", interrupted: false });

  expect(splitAtHeard(answerOf(talk)).unheard).toBe("");
});

test("the wait for a person ends when one steps in, and the badge changes", () => {
  const waiting: TalkEvent = { type: "queue", state: "waiting", position: 2, people_on_duty: 1, hours: "", callback_offered: false };
  const before = after(OPENED, SAID, waiting);
  expect(before.queue?.position).toBe(2);

  const driven = afterEvent(before, 4, { type: "driver", kind: "person", name: "김민수" });
  expect(driven.queue).toBeNull();
  expect(driven.driver).toEqual({ kind: "person", name: "김민수" });
});

test("a citizen whose person was cut off stands in the line again", () => {
  const returned: TalkEvent = { type: "queue", state: "returned", position: 1, people_on_duty: 0, hours: "", callback_offered: true };
  const talk = after(OPENED, { type: "driver", kind: "person", name: "김" }, returned, { type: "driver", kind: "ai", name: "" });

  expect(talk.queue?.state).toBe("returned");
  expect(talk.driver.kind).toBe("ai");
});

test("a second official is announced, the first is not", () => {
  const talk = after(OPENED, SAID, { ...OPENED, official: "youth" });

  expect(talk.official).toBe("youth");
  expect(talk.entries.map((entry) => entry.kind)).toEqual(["citizen", "official"]);
});

test("what an answer offers stands until somebody says something else", () => {
  const talk = after(OPENED, SAID, TEXT, closed({ offers_person: true }));
  const spoken = afterEvent(talk, 9, { type: "staff-said", text: "안녕하세요", via: "text" });

  expect(isLastWord(talk, answerOf(talk))).toBe(true);
  expect(isLastWord(spoken, answerOf(spoken))).toBe(false);
});

test("a change of drivers is told once", () => {
  const driver: TalkEvent = { type: "driver", kind: "person", name: "김민수" };
  const told: TalkEvent = { type: "announcement", text: "담당자를 연결했습니다." };

  expect(shownEntries(after(OPENED, driver)).map((entry) => entry.kind)).toEqual(["driver"]);
  expect(shownEntries(after(OPENED, driver, told)).map((entry) => entry.kind)).toEqual(["announcement"]);
});

test("the face follows the sentence that was said last", () => {
  expect(moodOf(after(OPENED, SAID))).toBe("neutral");
  expect(moodOf(after(OPENED, SAID, TEXT))).toBe("happy");
});

const DRAFT = {
  kind: "other" as const,
  subject: "가로등",
  text: "가로등이 꺼졌어요.",
  place: "",
  occurred: "",
  wish: "고쳐 주세요",
  complete: false,
};

const COLLECTED = { country: "독일", sector: "", amount: "", form: "지점", timing: "", complete: false };

test("a consultation grows, is dropped, and becomes a line of its own once it is booked", () => {
  const begun = emptyTranscript("investment", "ko");
  let talk = afterEvent(begun, 1, { type: "consultation", answer: "a", consultation: COLLECTED });
  expect(talk.consultation).toEqual(COLLECTED);
  expect(talk.entries).toHaveLength(0);
  expect(afterEvent(talk, 2, { type: "consultation", answer: "b", consultation: null }).consultation).toBeNull();
  talk = afterEvent(talk, 2, { type: "consultation-booked", text: "예약됐어요." });
  expect(talk.consultation).toBeNull();
  expect(talk.entries.at(-1)).toMatchObject({ kind: "booked", text: "예약됐어요." });
});

test("a draft grows, is dropped, and becomes a line of its own once it is filed", () => {
  let talk = afterEvent(emptyTranscript("complaints", "ko"), 1, { type: "petition-draft", answer: "a", draft: DRAFT });
  expect(talk.draft).toEqual(DRAFT);
  expect(talk.entries).toHaveLength(0);
  const dropped = afterEvent(talk, 2, { type: "petition-draft", answer: "b", draft: null });
  expect(dropped.draft).toBeNull();
  talk = afterEvent(talk, 2, { type: "petition-filed", number: "2026-000001", text: "제출됐어요." });
  expect(talk.draft).toBeNull();
  expect(talk.entries.at(-1)).toMatchObject({ kind: "filed", number: "2026-000001" });
});
