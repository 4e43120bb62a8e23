import type {
  AnswerStatus,
  Citation,
  CloseReason,
  Consultation,
  Driver,
  Language,
  Mood,
  PetitionDraft,
  Queue,
  TalkEvent,
  Via,
} from "../api/events";

/** One sentence of an answer with what it rests on. */
export interface Sentence {
  text: string;
  mood: Mood;
  citations: readonly Citation[];
}

/** An official's answer as it comes about; `status` is null until it is closed. */
export interface Answer {
  kind: "answer";
  id: string;
  official: string;
  sentences: readonly Sentence[];
  clarify: { question: string; options: readonly string[] } | null;
  tools: readonly { name: string; result: string }[];
  status: AnswerStatus | null;
  language: Language | null;
  asOf: string | null;
  offersPerson: boolean;
  redirectTo: string | null;
  /** What was played of it, where it was interrupted; null where all of it was heard or it was only read. */
  heard: string | null;
}

export type Entry =
  | Answer
  | { kind: "citizen"; key: string; text: string; via: Via }
  | { kind: "staff"; key: string; text: string; name: string }
  | { kind: "announcement"; key: string; text: string }
  | { kind: "filed"; key: string; number: string; text: string }
  | { kind: "booked"; key: string; text: string }
  | { kind: "driver"; key: string; driver: Driver }
  | { kind: "official"; key: string; official: string }
  | { kind: "problem"; key: string; code: string };

/** A talk as its screen shows it: what all events so far amount to. */
export interface Transcript {
  official: string;
  language: Language;
  driver: Driver;
  entries: readonly Entry[];
  /** Words of the citizen that are being recognised. */
  partial: string;
  queue: Queue | null;
  /** The petition that is being drafted. */
  draft: PetitionDraft | null;
  /** What is being collected for a consultation with a person. */
  consultation: Consultation | null;
  closed: CloseReason | null;
  /** The number of the last event; a stream is taken up again behind it. */
  last: number;
}

export function emptyTranscript(official: string, language: Language): Transcript {
  const driver: Driver = { kind: "ai", name: "" };
  const nothing = { partial: "", queue: null, draft: null, consultation: null, closed: null };
  return { official, language, driver, entries: [], ...nothing, last: 0 };
}

/** The transcript after one more event; events that were counted already change nothing. */
export function afterEvent(before: Transcript, number: number, event: TalkEvent): Transcript {
  if (number <= before.last) return before;
  return { ...changed(before, `e${number}`, event), last: number };
}

function changed(talk: Transcript, key: string, event: TalkEvent): Transcript {
  switch (event.type) {
    case "talk-opened":
      return opened(talk, key, event);
    case "citizen-partial":
      return { ...talk, partial: event.text };
    case "citizen-said":
      return { ...added(talk, { kind: "citizen", key, text: event.text, via: event.via }), partial: "" };
    case "staff-said":
      return added(talk, { kind: "staff", key, text: event.text, name: talk.driver.name });
    case "announcement":
      return added(talk, { kind: "announcement", key, text: event.text });
    case "petition-draft":
      return { ...talk, draft: event.draft };
    case "petition-filed":
      return { ...added(talk, { kind: "filed", key, number: event.number, text: event.text }), draft: null };
    case "consultation":
      return { ...talk, consultation: event.consultation };
    case "consultation-booked":
      return { ...added(talk, { kind: "booked", key, text: event.text }), consultation: null };
    case "driver":
      return driven(talk, key, { kind: event.kind, name: event.name });
    case "queue":
      return { ...talk, queue: standing(event) };
    case "talk-closed":
      return { ...talk, partial: "", queue: null, closed: event.reason };
    case "error":
      return added(talk, { kind: "problem", key, code: event.code });
    case "relayed":
      return talk;
    default:
      return ofAnswer(talk, event);
  }
}

type AnswerEvent = Exclude<Extract<TalkEvent, { answer: string }>, { type: "petition-draft" | "consultation" }>;

function ofAnswer(talk: Transcript, event: AnswerEvent): Transcript {
  const known = talk.entries.some((entry) => entry.kind === "answer" && entry.id === event.answer);
  const entries = known ? talk.entries : [...talk.entries, freshAnswer(event.answer, talk.official)];
  return {
    ...talk,
    entries: entries.map((entry) =>
      entry.kind === "answer" && entry.id === event.answer ? answerAfter(entry, event) : entry,
    ),
  };
}

function answerAfter(answer: Answer, event: AnswerEvent): Answer {
  switch (event.type) {
    case "answer-text": {
      const sentence: Sentence = { text: event.text, mood: event.mood, citations: [] };
      return { ...answer, sentences: [...answer.sentences, sentence] };
    }
    case "cited":
      return { ...answer, sentences: answer.sentences.map((s, place) => (place === event.index ? cited(s, event.citation) : s)) };
    case "clarify":
      return { ...answer, clarify: { question: event.question, options: event.options } };
    case "tool-used":
      return { ...answer, tools: [...answer.tools, { name: event.name, result: event.result }] };
    case "handoff-requested":
      return { ...answer, offersPerson: true };
    case "answer-closed":
      return {
        ...answer,
        status: event.status,
        language: event.language,
        asOf: event.as_of,
        offersPerson: answer.offersPerson || event.offers_person,
        redirectTo: event.redirect_to,
      };
    case "heard":
      return { ...answer, heard: event.interrupted ? event.text : null };
  }
}

function cited(sentence: Sentence, citation: Citation): Sentence {
  return { ...sentence, citations: [...sentence.citations, citation] };
}

function freshAnswer(id: string, official: string): Answer {
  return {
    kind: "answer",
    id,
    official,
    sentences: [],
    clarify: null,
    tools: [],
    status: null,
    language: null,
    asOf: null,
    offersPerson: false,
    redirectTo: null,
    heard: null,
  };
}

/** The first opening says nothing new; a later one is a change of officials, which the citizen sees. */
function opened(talk: Transcript, key: string, event: Extract<TalkEvent, { type: "talk-opened" }>): Transcript {
  const after = { ...talk, official: event.official, language: event.language, driver: event.driver };
  return talk.last === 0 ? after : added(after, { kind: "official", key, official: event.official });
}

function driven(talk: Transcript, key: string, driver: Driver): Transcript {
  const waits = talk.queue?.state === "waiting" || talk.queue?.state === "returned";
  const queue = driver.kind === "person" || !waits ? null : talk.queue;
  return { ...added(talk, { kind: "driver", key, driver }), driver, queue };
}

/** Who was accepted, cancelled or is done no longer stands in the line. */
function standing(event: Queue): Queue | null {
  const { state, position, people_on_duty, hours, callback_offered } = event;
  const waits = state === "waiting" || state === "unattended" || state === "returned";
  return waits ? { state, position, people_on_duty, hours, callback_offered } : null;
}

function added(talk: Transcript, entry: Entry): Transcript {
  return { ...talk, entries: [...talk.entries, entry] };
}

/** One place that an answer rests on, with everything that is quoted from it. */
export interface SourceOf {
  key: string;
  citation: Citation;
  quotes: readonly string[];
}

/** The sources of an answer, each once, in the order in which they are first used. */
export function sourcesOf(answer: Answer): SourceOf[] {
  const known = new Map<string, SourceOf>();
  for (const citation of answer.sentences.flatMap((sentence) => sentence.citations)) {
    const key = sourceKey(citation);
    const quotes = new Set([...(known.get(key)?.quotes ?? []), citation.quote].filter(Boolean));
    known.set(key, { key, citation: known.get(key)?.citation ?? citation, quotes: [...quotes] });
  }
  return [...known.values()];
}

export function sourceKey(citation: Citation): string {
  return [citation.document_id, citation.locator, citation.effective_from, citation.text_version].join("|");
}

/** An answer's words up to the one that was heard last, and those that were not. */
export function splitAtHeard(answer: Answer): { heard: string; unheard: string } {
  const words = answer.sentences.flatMap((sentence) => sentence.text.split(/\s+/)).filter(Boolean);
  if (answer.heard === null) return { heard: words.join(" "), unheard: "" };
  const count = answer.heard.split(/\s+/).filter(Boolean).length;
  return { heard: words.slice(0, count).join(" "), unheard: words.slice(count).join(" ") };
}

/** What stands on the screen: a change of drivers that is announced in words is not told twice. */
export function shownEntries(talk: Transcript): readonly Entry[] {
  return talk.entries.filter(
    (entry, place) => entry.kind !== "driver" || talk.entries[place + 1]?.kind !== "announcement",
  );
}

/** Whether an answer is the last word so far, so that what it offers still stands. */
export function isLastWord(talk: Transcript, answer: Answer): boolean {
  return talk.entries.findLast((entry) => entry.kind === "answer" || entry.kind === "citizen" || entry.kind === "staff") === answer;
}

/** The mood of the sentence that was said last. */
export function moodOf(talk: Transcript): Mood {
  const last = talk.entries.at(-1);
  return last?.kind === "answer" ? (last.sentences.at(-1)?.mood ?? "neutral") : "neutral";
}
