import type { ExampleQuestion, Section } from "./procedure-types";

/** How each section is called: by its kind, the later ones of a kind with their number (`knowledge/procedure.py`). */
export function partNames(sections: readonly Pick<Section, "kind">[]): string[] {
  const seen = new Map<string, number>();
  return sections.map(({ kind }) => {
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    return number === 1 ? kind : `${kind}-${number}`;
  });
}

/** The kind and the number in `deadline-2`. */
export function partOf(name: string): { kind: string; number: number } {
  const [kind = "", number = "1"] = name.split("-");
  return { kind, number: Number(number) };
}

/**
 * The questions, each on the section that it was on: the section at `origins[n]` of `before` is now the one at `n` of
 * `after`. What was on a section that is gone is on none; a name that no section had stays, to be mended.
 */
export function keptOnSections(
  questions: ExampleQuestion[],
  before: readonly Section[],
  after: readonly Section[],
  origins: readonly number[],
): ExampleQuestion[] {
  const names = partNames(after);
  const renamed = new Map(partNames(before).map((name, place) => [name, names[origins.indexOf(place)] ?? ""]));
  if ([...renamed].every(([old, now]) => old === now)) return questions;
  return questions.map((question) => ({ ...question, part: renamed.get(question.part) ?? question.part }));
}

const WORDS_SHOWN = 60;

/** The first words of a section, cut between two words where that can be. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= WORDS_SHOWN) return line;
  const cut = line.slice(0, WORDS_SHOWN);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), WORDS_SHOWN / 2))}…`;
}
