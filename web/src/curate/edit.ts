import { keptOnSections } from "./parts";
import type { Content, ExampleQuestion, Procedure, Section, SectionKind, SourceEntry } from "./procedure-types";

/** A change to a procedure: gives the next one and leaves the old one as it is. */
export type Edit = (content: Procedure) => Procedure;

export function editSection(place: number, changes: Partial<Section>): Edit {
  return (content) => withSections(content, replaced(content.sections, place, changes), placesOf(content.sections));
}

export function addSection(kind: SectionKind): Edit {
  return (content) => ({ ...content, sections: [...content.sections, { kind, ko: "", en: "", sources: [], districts: [] }] });
}

export function removeSection(place: number): Edit {
  return (content) => arranged(content, without(placesOf(content.sections), place));
}

/** Moves a section up (-1) or down (1); at the end of the list it stays. */
export function moveSection(place: number, by: -1 | 1): Edit {
  return (content) => {
    const to = place + by;
    const places = placesOf(content.sections);
    if (!places.includes(place) || !places.includes(to)) return content;
    const rest = without(places, place);
    return arranged(content, [...rest.slice(0, to), place, ...rest.slice(to)]);
  };
}

/** The sections that stand at `places` now, in that order. */
function arranged(content: Procedure, places: readonly number[]): Procedure {
  const sections = places.flatMap((place) => content.sections[place] ?? []);
  return withSections(content, sections, places);
}

/** With other sections, of which the one at `n` stood at `origins[n]`; each question stays on its section. */
function withSections(content: Procedure, sections: Section[], origins: readonly number[]): Procedure {
  return { ...content, sections, questions: keptOnSections(content.questions, content.sections, sections, origins) };
}

export function editSource(place: number, changes: Partial<SourceEntry>): Edit {
  return (content) => ({ ...content, sources: replaced(content.sources, place, changes) });
}

/** Gives a source another key, in every section that rests on it too. */
export function renameSource(place: number, key: string): Edit {
  return (content) => {
    const old = content.sources[place]?.key;
    const sections = content.sections.map((section) => ({
      ...section,
      sources: section.sources.map((used) => (used === old ? key : used)),
    }));
    return { ...content, sections, sources: replaced(content.sources, place, { key }) };
  };
}

/** A fresh source, which the section at `section` rests on at once; null: none does yet. */
export function addSource(section: number | null): Edit {
  return (content) => {
    const key = freeKey(content.sources);
    const fresh: SourceEntry = {
      key,
      kind: "statute",
      name: "",
      article: "",
      title: "",
      url: "",
      evidence: "",
      note: "",
    };
    const used = section === null ? undefined : content.sections[section];
    const sections =
      section === null || !used
        ? content.sections
        : replaced(content.sections, section, { sources: [...used.sources, key] });
    return { ...content, sections, sources: [...content.sources, fresh] };
  };
}

/** Takes a source away, also from the sections that rest on it. */
export function removeSource(place: number): Edit {
  return (content) => {
    const gone = content.sources[place]?.key;
    const sections = content.sections.map((section) => ({
      ...section,
      sources: section.sources.filter((key) => key !== gone),
    }));
    return { ...content, sections, sources: without(content.sources, place) };
  };
}

export function editQuestion(place: number, changes: Partial<ExampleQuestion>): Edit {
  return (content) => ({ ...content, questions: replaced(content.questions, place, changes) });
}

export function addQuestions(language: ExampleQuestion["language"], lines: string): Edit {
  const texts = lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return (content) => ({ ...content, questions: [...content.questions, ...texts.map((text) => ({ language, text, part: "" }))] });
}

export function removeQuestion(place: number): Edit {
  return (content) => ({ ...content, questions: without(content.questions, place) });
}

/** Whether a section, a source or an example question of a procedure is gone after a change. */
export function takesAway(before: Content, after: Content): boolean {
  return partsOf(after) < partsOf(before);
}

function partsOf(content: Content): number {
  return content.kind === "procedure" ? content.sections.length + content.sources.length + content.questions.length : 0;
}

/** What is sent: without example questions that were begun and left empty. */
export function tidied<Content extends { kind: string }>(content: Content): Content {
  if (content.kind !== "procedure") return content;
  const procedure = content as unknown as Procedure;
  return { ...content, questions: procedure.questions.filter((question) => question.text.trim() !== "") };
}

/** `source-3`: the first that is free. */
export function freeKey(sources: readonly SourceEntry[]): string {
  const used = new Set(sources.map((source) => source.key));
  let number = sources.length + 1;
  while (used.has(`source-${number}`)) number += 1;
  return `source-${number}`;
}

/** `주민등록법 제16조제1항`, or the key of a source that has no name yet. */
export function sourceLabel(source: SourceEntry): string {
  return [source.name, source.article].filter(Boolean).join(" ") || source.key;
}

function placesOf(items: readonly unknown[]): number[] {
  return [...items.keys()];
}

function replaced<Item>(items: readonly Item[], place: number, changes: Partial<Item>): Item[] {
  return items.map((item, index) => (index === place ? { ...item, ...changes } : item));
}

function without<Item>(items: readonly Item[], place: number): Item[] {
  return items.filter((_, index) => index !== place);
}
