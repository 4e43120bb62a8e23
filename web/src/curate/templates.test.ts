import { expect, test } from "vitest";

import { datedId, draftOf, isSlug, slug } from "./templates";

test("an English title gives a readable id", () => {
  expect(slug("Reporting a move: by when?")).toBe("reporting-a-move-by-when");
  expect(slug("전입신고")).toBe("");
});

test("a title without English letters gives a dated id", () => {
  const id = datedId("complaints", new Date("2026-11-22T03:00:00Z"), 0.5);
  expect(id).toMatch(/^complaints-20261122-[a-z0-9]{4}$/);
  expect(isSlug(id)).toBe(true);
});

test("a template begins with its sections, unwritten", () => {
  const draft = draftOf({ template: "contact", id: "x", collection: "youth", titleKo: "청소년전화", titleEn: "" });
  expect(draft.kind === "procedure" && draft.sections.map((section) => [section.kind, section.ko])).toEqual([
    ["what", ""],
    ["where", ""],
    ["contact", ""],
  ]);
});
