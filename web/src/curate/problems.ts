import type { Content, Problem } from "./procedure-types";

/** One thing to mend, at the field it belongs to. */
export interface FieldProblem {
  /** `sections.2.ko`, counted from 0. */
  path: string;
  /** Names the text in the language files; `other` says the service's own words. */
  code: ProblemCode;
  /** What the text has to name. */
  value: string;
  blocking: boolean;
}

export type ProblemCode =
  | "noSections"
  | "noKorean"
  | "noSource"
  | "unknownSource"
  | "figures"
  | "keyTwice"
  | "unused"
  | "noArticle"
  | "notInForce"
  | "noQuestions"
  | "unknownPart"
  | "endsBefore"
  | "empty"
  | "tooLong"
  | "pattern"
  | "date"
  | "other";

// The service says in English what is wrong (`knowledge/checking.py`, and pydantic for what cannot be stored at all).
const KNOWN: readonly (readonly [RegExp, ProblemCode])[] = [
  [/^add at least one section/, "noSections"],
  [/^write it in Korean/, "noKorean"],
  [/^name the source/, "noSource"],
  [/^`(.+)` is not among the sources/, "unknownSource"],
  [/^not found in the words of its sources: (.+)$/, "figures"],
  [/^`(.+)` is used twice/, "keyTwice"],
  [/^no section rests on `(.+)`/, "unused"],
  [/^name the article/, "noArticle"],
  [/^the text takes effect on ([\d-]+)/, "notInForce"],
  [/^add questions/, "noQuestions"],
  [/^no section is called `(.+)`/, "unknownPart"],
  [/ is before effective_from, ([\d-]+)/, "endsBefore"],
  [/at least 1 character/, "empty"],
  [/at most (\d+) (?:characters|items)/, "tooLong"],
  [/match pattern/, "pattern"],
  [/valid date/, "date"],
];

/** The problems of a version, each ready to be told in the language of the page. */
export function fieldProblems(problems: readonly Problem[]): FieldProblem[] {
  return problems.map(({ path, message, is_blocking }) => told(path, message, is_blocking));
}

/** The problems that a refusal names: ``` `content.sections.0.ko`: too long; `content.title.ko`: ... ```. */
export function refusedFields(message: string): FieldProblem[] {
  return [...message.matchAll(/`([^`]+)`: (.*?)(?=; `|$)/g)].map((found) =>
    told(fieldPath(found[1] ?? ""), found[2] ?? "", true),
  );
}

/** All that stands at a field or below it. */
export function below(problems: readonly FieldProblem[], path: string): FieldProblem[] {
  return problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
}

/** Without the way into the request: `content.procedure.title.ko` is `title.ko`. */
function fieldPath(path: string): string {
  return path.replace(/^(?:content|draft)\./, "").replace(/^(?:procedure|document)\./, "");
}

function told(path: string, message: string, blocking: boolean): FieldProblem {
  for (const [words, code] of KNOWN) {
    const match = words.exec(message);
    if (match) return { path, code, value: match[1] ?? "", blocking };
  }
  return { path, code: "other", value: message, blocking };
}

/**
 * The problems that still stand while somebody writes: those of a field that was changed since are left out until the
 * service has looked again, and those of a section, source or question that has moved go with it.
 */
export function stillStanding(problems: readonly FieldProblem[], saved: Content, now: Content): FieldProblem[] {
  if (saved === now) return [...problems];
  return problems.flatMap((problem) => {
    const path = pathNow(problem.path, saved, now);
    return path === null ? [] : [{ ...problem, path }];
  });
}

/** Where a field stands now; null where it is another one or gone. */
function pathNow(path: string, saved: Content, now: Content): string | null {
  const [list = "", place, field] = path.split(".");
  if (place === undefined || field === undefined || !["sections", "sources", "questions"].includes(list)) {
    return text(at(saved, path)) === text(at(now, path)) ? path : null;
  }
  const before = at(saved, `${list}.${place}`);
  const items = at(now, list);
  if (before === undefined || !Array.isArray(items)) return null;
  const moved = items.findIndex((item) => text(item) === text(before));
  if (moved >= 0) return `${list}.${moved}.${field}`;
  const stayed = text(at(saved, list), true) === text(items, true) && text(at(saved, path)) === text(at(now, path));
  return stayed ? path : null;
}

function at(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    );
}

/** For comparing; of a list only how long it is. */
function text(value: unknown, length = false): string {
  return length && Array.isArray(value) ? String(value.length) : JSON.stringify([value]);
}
