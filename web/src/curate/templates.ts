import type { Content, SectionKind } from "./procedure-types";

/** What a new procedure begins with. */
export const TEMPLATES = ["report", "support", "rule", "contact", "empty", "document"] as const;
export type Template = (typeof TEMPLATES)[number];

const SECTIONS: Readonly<Record<Exclude<Template, "document">, readonly SectionKind[]>> = {
  report: ["what", "deadline", "where", "how", "documents", "fee", "penalty"],
  support: ["what", "who", "how", "documents", "processing_time", "contact"],
  rule: ["what", "penalty", "exceptions", "contact"],
  contact: ["what", "where", "contact"],
  empty: [],
};

export function sectionsOf(template: Template): readonly SectionKind[] {
  return template === "document" ? [] : SECTIONS[template];
}

export interface NewDocument {
  template: Template;
  id: string;
  collection: string;
  titleKo: string;
  titleEn: string;
}

/** The first draft: the sections of the template, still to be written. */
export function draftOf({ template, id, collection, titleKo, titleEn }: NewDocument): Content {
  if (template === "document") {
    return {
      kind: "document",
      id,
      collection,
      title: titleKo,
      text: titleKo,
      questions: [],
      source_url: "",
      locator: "",
      parts: [],
    };
  }
  return {
    kind: "procedure",
    id,
    collection,
    title: { ko: titleKo, en: titleEn, ja: "", zh: "" },
    summary: { ko: "", en: "", ja: "", zh: "" },
    sections: sectionsOf(template).map((kind) => ({ kind, ko: "", en: "", sources: [], districts: [] })),
    sources: [],
    questions: [],
    effective_from: null,
    effective_until: null,
  };
}

const LONGEST = 80;

/** An id from the English title; empty where nothing of it can be used. */
export function slug(title: string): string {
  const words =
    title
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, LONGEST).replace(/-+$/, "");
}

/** An id for a document without an English title: its collection, the day, and four letters of chance. */
export function datedId(collection: string, day: Date, chance: number): string {
  const date = day.toISOString().slice(0, 10).replaceAll("-", "");
  const letters = Math.floor(chance * 36 ** 4)
    .toString(36)
    .padStart(4, "0");
  return `${collection.replaceAll("_", "-")}-${date}-${letters}`;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function isSlug(id: string): boolean {
  return SLUG.test(id) && id.length <= LONGEST;
}
