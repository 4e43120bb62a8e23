import type { components } from "../api/schema";

export type Procedure = components["schemas"]["Procedure"];
export type PlainDocument = components["schemas"]["PlainDocument"];
export type Content = Procedure | PlainDocument;
export type Section = components["schemas"]["Section"];
export type SectionKind = Section["kind"];
export type SourceEntry = components["schemas"]["SourceEntry"];
export type SourceKind = SourceEntry["kind"];
export type ExampleQuestion = components["schemas"]["ExampleQuestion"];
export type Problem = components["schemas"]["Problem"];
export type State = components["schemas"]["State"];
export type DocumentDetail = components["schemas"]["DocumentDetail"];
export type DocumentSummary = components["schemas"]["DocumentSummary"];
export type VersionDetail = components["schemas"]["VersionDetail"];
export type VersionSummary = components["schemas"]["VersionSummary"];
export type AuditEntry = components["schemas"]["AuditEntry"];

// prettier-ignore
export const SECTION_KINDS = [
  "what", "who", "deadline", "where", "how", "documents", "fee", "processing_time", "steps", "penalty", "exceptions",
  "contact", "district",
] as const satisfies readonly SectionKind[];

export const SOURCE_KINDS = ["statute", "ordinance", "notice", "document"] as const satisfies readonly SourceKind[];

export const STATES = [
  "draft",
  "in_review",
  "scheduled",
  "published",
  "superseded",
  "withdrawn",
] as const satisfies readonly State[];

/** What a title and a summary may be written in; the sections are in the first two. */
export const WRITTEN = ["ko", "en", "ja", "zh"] as const;
export type WrittenLanguage = (typeof WRITTEN)[number];
