import { diffWords } from "diff";

import { sourceLabel } from "./edit";
import { partNames } from "./parts";
import { WRITTEN, type Content, type ExampleQuestion, type PlainDocument, type Procedure, type Section, type SourceEntry, type WrittenLanguage } from "./procedure-types";

/** One field of a content as a line of text. */
export interface FieldText {
  /** Finds the same field in another version. */
  key: string;
  /** Where it stands: its group, what it is, and of which section or source. */
  label: FieldLabel;
  text: string;
}

export interface FieldLabel {
  group: "head" | "section" | "source" | "questions" | "dates";
  /** `title`, `ko`, `evidence` ... */
  field: string;
  language?: WrittenLanguage;
  /** The name of a section (`deadline-2`) or of a source. */
  of?: string;
}

export type ChangeKind = "added" | "removed" | "changed" | "same";

export interface Change {
  key: string;
  label: FieldLabel;
  kind: ChangeKind;
  words: readonly Words[];
}

/** A run of words that stands in both versions, only in the new one, or only in the old one. */
export interface Words {
  text: string;
  kind: "same" | "added" | "removed";
}

/** Every field of two versions beside each other, in the order of the new one, with what went at the end of its group. */
export function changesBetween(before: Content | null, after: Content): Change[] {
  const old = new Map((before ? fieldsOf(before) : []).map((field) => [field.key, field]));
  const fresh = fieldsOf(after);
  const kept = new Set(fresh.map((field) => field.key));
  const gone = [...old.values()].filter((field) => !kept.has(field.key));
  return grouped([
    ...fresh.map((field) => change(field, old.get(field.key)?.text ?? "", field.text)),
    ...gone.map((field) => change(field, field.text, "")),
  ]);
}

function change(field: FieldText, before: string, after: string): Change {
  const kind = before === after ? "same" : before === "" ? "added" : after === "" ? "removed" : "changed";
  return { key: field.key, label: field.label, kind, words: wordsBetween(before, after) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The two texts run together word by word; Korean and English words are told apart as a reader would. A day is one word:
 * nobody reads two that are woven into each other.
 */
export function wordsBetween(before: string, after: string): Words[] {
  if (before === after) return after ? [{ text: after, kind: "same" }] : [];
  if (DAY.test(before) && DAY.test(after)) {
    return [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ];
  }
  const intlSegmenter = new Intl.Segmenter("ko", { granularity: "word" });
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

/** Whether a figure went or came: a deadline, a fee, a telephone number. */
export function changesFigures(change: Change): boolean {
  return change.words.some(({ kind, text }) => kind !== "same" && /\d/.test(text));
}

const GROUPS: readonly FieldLabel["group"][] = ["head", "dates", "section", "source", "questions"];

function grouped(changes: readonly Change[]): Change[] {
  return GROUPS.flatMap((group) => changes.filter((one) => one.label.group === group));
}

/** The content as lines; empty fields are left out. */
export function fieldsOf(content: Content): FieldText[] {
  const fields = content.kind === "procedure" ? ofProcedure(content) : ofDocument(content);
  return fields.filter((field) => field.text !== "");
}

function inHead(field: "title" | "summary", language: WrittenLanguage, text: string): FieldText {
  return { key: `${field}.${language}`, label: { group: "head", field, language }, text };
}

function ofProcedure(content: Procedure): FieldText[] {
  const { title, summary } = content;
  const names = partNames(content.sections);
  return [
    ...WRITTEN.map((language): FieldText => inHead("title", language, title[language])),
    ...WRITTEN.map((language): FieldText => inHead("summary", language, summary[language])),
    ...dates(content),
    ...content.sections.flatMap((section, place) => ofSection(section, names[place] ?? "", content)),
    ...content.sources.flatMap(ofSource),
    ...ASKED.map((language): FieldText => ({
      key: `questions.${language}`,
      label: { group: "questions", field: "questions", language },
      text: asked(content.questions, language),
    })),
  ];
}

const ASKED = ["ko", "en"] as const;

/** The questions in a language, a line each; of `part`, those that it answers. */
function asked(questions: readonly ExampleQuestion[], language: ExampleQuestion["language"], part?: string): string {
  return questions
    .filter((question) => question.language === language && (part === undefined || question.part === part))
    .map((question) => question.text)
    .join("\n");
}

function ofDocument(content: PlainDocument): FieldText[] {
  return [
    { key: "title", label: { group: "head", field: "title" }, text: content.title },
    { key: "source_url", label: { group: "head", field: "url" }, text: content.source_url },
    { key: "locator", label: { group: "head", field: "locator" }, text: content.locator },
    { key: "text", label: { group: "head", field: "text" }, text: content.text },
    ...dates(content),
    { key: "questions", label: { group: "questions", field: "questions" }, text: content.questions.join("\n") },
  ];
}

function dates(content: Content): FieldText[] {
  return [
    { key: "effective_from", label: { group: "dates", field: "effective_from" }, text: content.effective_from ?? "" },
    {
      key: "effective_until",
      label: { group: "dates", field: "effective_until" },
      text: content.effective_until ?? "",
    },
  ];
}

/** `name`: its number among those of its kind keeps it itself when others come before it. */
function ofSection(section: Section, name: string, { sources, questions }: Procedure): FieldText[] {
  const names = section.sources.map((key) => nameOf(key, sources));
  const label = { group: "section", of: name } as const;
  return [
    { key: `section.${name}.ko`, label: { ...label, field: "text", language: "ko" }, text: section.ko },
    { key: `section.${name}.en`, label: { ...label, field: "text", language: "en" }, text: section.en },
    { key: `section.${name}.sources`, label: { ...label, field: "sources" }, text: names.join(", ") },
    { key: `section.${name}.districts`, label: { ...label, field: "districts" }, text: section.districts.join(", ") },
    ...ASKED.map((language): FieldText => ({
      key: `section.${name}.answers.${language}`,
      label: { ...label, field: "answers", language },
      text: asked(questions, language, name),
    })),
  ];
}

function nameOf(key: string, sources: readonly SourceEntry[]): string {
  const found = sources.find((source) => source.key === key);
  return found ? sourceLabel(found) : key;
}

const SOURCE_FIELDS = ["kind", "name", "article", "title", "text_version", "url", "evidence", "note"] as const;

function ofSource(source: SourceEntry): FieldText[] {
  return SOURCE_FIELDS.map((field) => ({
    key: `source.${source.key}.${field}`,
    label: { group: "source", field, of: sourceLabel(source) },
    text: source[field] ?? "",
  }));
}
