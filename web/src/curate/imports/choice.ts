// What a curator makes of a proposal before it becomes a draft: fields kept, changed or left out, and questions.
import type { SectionKind } from "../procedure-types";
import type { AcceptBody, ProposalView } from "./proposals.net";

export interface FieldChoice {
  key: number;
  kind: SectionKind;
  text: string;
  kept: boolean;
}

export interface Choice {
  title: string;
  slug: string;
  fields: readonly FieldChoice[];
  /** Texts of the questions that are left out. */
  leftOut: readonly string[];
}

/** As it was proposed; a citizen's question comes in when a person says that it fits. */
export function choiceOf({ content }: ProposalView): Choice {
  const fields = content.fields.map(({ key, kind, text }) => ({ key, kind, text, kept: true }));
  const leftOut = content.questions.filter(({ origin }) => origin === "asked").map(({ text }) => text);
  return { title: content.title, slug: content.slug, fields, leftOut };
}

export function withField(choice: Choice, key: number, change: Partial<FieldChoice>): Choice {
  return { ...choice, fields: choice.fields.map((field) => (field.key === key ? { ...field, ...change } : field)) };
}

export function withQuestion(choice: Choice, text: string, kept: boolean): Choice {
  const others = choice.leftOut.filter((one) => one !== text);
  return { ...choice, leftOut: kept ? others : [...others, text] };
}

/** What is sent; null while nothing could become of it. */
export function bodyOf(choice: Choice, { content }: ProposalView): AcceptBody | null {
  const fields = choice.fields
    .filter(({ kept, text }) => kept && text.trim() !== "")
    .map(({ key, kind, text }) => ({ key, kind, text: text.trim() }));
  if (fields.length === 0 || choice.title.trim() === "") return null;
  const questions = content.questions.map(({ text }) => text).filter((text) => !choice.leftOut.includes(text));
  return { slug: choice.slug.trim(), title: choice.title.trim(), fields, questions };
}
