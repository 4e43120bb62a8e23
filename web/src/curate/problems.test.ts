import { expect, test } from "vitest";

import { below, fieldProblems, refusedFields, stillStanding } from "./problems";
import type { Procedure, Section } from "./procedure-types";

test("a problem keeps its field and names what it is about", () => {
  const problems = fieldProblems([
    { path: "sections.0.ko", message: "not found in the words of its sources: 14, 30", is_blocking: false },
    { path: "sections.1.sources", message: "`act-9` is not among the sources", is_blocking: true },
    { path: "effective_until", message: "2026-01-01 is before effective_from, 2026-02-01", is_blocking: true },
  ]);

  expect(problems).toEqual([
    { path: "sections.0.ko", code: "figures", value: "14, 30", blocking: false },
    { path: "sections.1.sources", code: "unknownSource", value: "act-9", blocking: true },
    { path: "effective_until", code: "endsBefore", value: "2026-02-01", blocking: true },
  ]);
});

test("a refusal is told at its fields, without the way into the request", () => {
  const message =
    "`content.procedure.title.ko`: String should have at least 1 character; `content.sources.2.url`: String should match pattern '^(https?://\\S+)?$'";

  expect(refusedFields(message)).toEqual([
    { path: "title.ko", code: "empty", value: "", blocking: true },
    { path: "sources.2.url", code: "pattern", value: "", blocking: true },
  ]);
});

test("what is not known is told in the service's words", () => {
  expect(refusedFields("`on`: 2020-01-01 is over; leave it out to publish now")).toEqual([
    { path: "on", code: "other", value: "2020-01-01 is over; leave it out to publish now", blocking: true },
  ]);
});

test("problems of a section are those of its fields", () => {
  const problems = fieldProblems([
    { path: "sections.1.ko", message: "write it in Korean", is_blocking: true },
    { path: "sections.10.ko", message: "write it in Korean", is_blocking: true },
    { path: "sections", message: "add at least one section", is_blocking: true },
  ]);

  expect(below(problems, "sections.1").map((problem) => problem.path)).toEqual(["sections.1.ko"]);
});

function section(kind: Section["kind"], ko = ""): Section {
  return { kind, ko, en: "", sources: [], districts: [] };
}

function procedure(...sections: Section[]): Procedure {
  const title = { ko: "전입신고", en: "", ja: "", zh: "" };
  const summary = { ko: "", en: "", ja: "", zh: "" };
  return { kind: "procedure", id: "p", collection: "c", title, summary, sections, sources: [], questions: [] };
}

const FOUND = fieldProblems([
  { path: "sections.0.ko", message: "write it in Korean", is_blocking: true },
  { path: "sections.0.sources", message: "name the source: nothing is said without one", is_blocking: true },
  { path: "sections.1.ko", message: "write it in Korean", is_blocking: true },
]);

test("a field that was written is no problem any more, its neighbours still are", () => {
  const now = procedure(section("what", "설명"), section("fee"));
  const paths = stillStanding(FOUND, procedure(section("what"), section("fee")), now).map((problem) => problem.path);

  expect(paths).toEqual(["sections.0.sources", "sections.1.ko"]);
});

test("a problem goes along with its section and goes away with it", () => {
  const now = procedure(section("fee"));
  const paths = stillStanding(FOUND, procedure(section("what"), section("fee")), now).map((problem) => problem.path);

  expect(paths).toEqual(["sections.0.ko"]);
});

test("a question that names a section not there is told so, and the problem goes along with the question", () => {
  const question = (text: string, part: string): Procedure["questions"][number] => ({ language: "ko", text, part });
  const message = "no section is called `fee-2`: choose the one that answers it";
  const found = fieldProblems([{ path: "questions.1.part", message, is_blocking: false }]);
  const saved = { ...procedure(section("fee")), questions: [question("언제요?", ""), question("얼마예요?", "fee-2")] };

  expect(found).toEqual([{ path: "questions.1.part", code: "unknownPart", value: "fee-2", blocking: false }]);
  expect(stillStanding(found, saved, { ...saved, questions: saved.questions.slice(1) })).toEqual([
    { ...found[0], path: "questions.0.part" },
  ]);
  expect(stillStanding(found, saved, { ...saved, questions: [question("언제요?", ""), question("얼마예요?", "fee")] })).toEqual([]);
});
