import type { components } from "./schema";

export type Official = components["schemas"]["OfficialView"];
export type TalkView = components["schemas"]["TalkView"];
export type Citation = components["schemas"]["CitationView"];
export type Queue = components["schemas"]["QueueView"];
export type Driver = components["schemas"]["DriverView"];
export type Privacy = components["schemas"]["PrivacyView"];
export type AnswerStatus = NonNullable<components["schemas"]["TurnView"]["status"]>;
export type Language = TalkView["language"];
export type Via = "voice" | "text";
export type Mood = "neutral" | "happy" | "relaxed" | "sad" | "surprised";
export type CloseReason = "citizen" | "staff" | "idle" | "shutdown" | "dropped" | "deleted" | "abuse" | "threat";

/** A petition as an official has written it down; `complete` once all of it was read back. */
export interface PetitionDraft {
  kind: "inquiry" | "suggestion" | "other" | "grievance";
  subject: string;
  text: string;
  place: string;
  occurred: string;
  wish: string;
  complete: boolean;
}

/** What an official has collected for a consultation with a person; `complete` once all of it was read back. */
export interface Consultation {
  country: string;
  sector: string;
  amount: string;
  form: string;
  timing: string;
  complete: boolean;
}

/** The talk events of `docs/protocol.md`. */
export type TalkEvent =
  | { type: "talk-opened"; talk: string; official: string; language: Language; driver: Driver }
  | { type: "citizen-partial"; text: string }
  | { type: "citizen-said"; text: string; via: Via }
  | { type: "answer-text"; answer: string; index: number; text: string; mood: Mood }
  | { type: "cited"; answer: string; index: number; citation: Citation }
  | { type: "clarify"; answer: string; question: string; options: string[] }
  | { type: "tool-used"; answer: string; name: string; result: string }
  | { type: "petition-draft"; answer: string; draft: PetitionDraft | null }
  | { type: "petition-filed"; number: string; text: string }
  | { type: "consultation"; answer: string; consultation: Consultation | null }
  | { type: "consultation-booked"; text: string }
  | { type: "handoff-requested"; answer: string; reason: string }
  | {
      type: "answer-closed";
      answer: string;
      status: AnswerStatus;
      language: Language;
      as_of: string;
      offers_person: boolean;
      redirect_to: string | null;
    }
  | { type: "heard"; answer: string; text: string; interrupted: boolean }
  | { type: "relayed" }
  | { type: "driver"; kind: Driver["kind"]; name: string }
  | { type: "announcement"; text: string }
  | ({ type: "queue" } & Queue)
  | { type: "staff-said"; text: string; via: Via }
  | { type: "talk-closed"; reason: CloseReason }
  | { type: "error"; code: string; message: string; retryable: boolean };

const TYPES: ReadonlySet<string> = new Set<TalkEvent["type"]>([
  "talk-opened",
  "citizen-partial",
  "citizen-said",
  "answer-text",
  "cited",
  "clarify",
  "tool-used",
  "petition-draft",
  "petition-filed",
  "consultation",
  "consultation-booked",
  "handoff-requested",
  "answer-closed",
  "heard",
  "relayed",
  "driver",
  "announcement",
  "queue",
  "staff-said",
  "talk-closed",
  "error",
]);

/** One event of a talk; null for a type that this client does not know, which it leaves out. */
export function talkEvent(json: string): TalkEvent | null {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  return typeof value.type === "string" && TYPES.has(value.type) ? (value as TalkEvent) : null;
}
