import { expect, test } from "vitest";

import { bounds, byDay, gathered, later, monthOf, partedAt, weeksOf, type Coming } from "./calendar";

test("a month has its days in weeks that begin on Sunday", () => {
  const weeks = weeksOf("2026-11");
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe("2026-11-01");
  expect(weeks[4]).toEqual(["2026-11-29", "2026-11-30", null, null, null, null, null]);
  expect(weeksOf("2026-12")[0]).toEqual([null, null, "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05"]);
});

test("months follow each other over the end of a year", () => {
  expect(later("2026-12", 1)).toBe("2027-01");
  expect(later("2026-01", -1)).toBe("2025-12");
  expect(bounds("2028-02")).toEqual(["2028-02-01", "2028-02-29"]);
  expect(monthOf("2026-11-22")).toBe("2026-11");
});

test("changes are gathered by their day", () => {
  const coming = [{ day: "2026-11-01", title: "a" }, { day: "2026-11-02", title: "b" }, { day: "2026-11-01", title: "c" }];
  const days = byDay(coming as Coming[]);
  expect(days.get("2026-11-01")?.map(({ title }) => title)).toEqual(["a", "c"]);
});

test("texts that come into force for one document on one day are one line", () => {
  const text = { day: "2026-11-12", document_id: "disabled-parking", version: 1, kind: "text" };
  const coming = [
    { ...text, what: "도로교통법 제17조제2항" },
    { ...text, kind: "begins", what: "" },
    { ...text, what: "도로교통법 시행령 제5조" },
    { ...text, what: "도로교통법 제27조제3항" },
    { ...text, what: "서울시 공고" },
  ] as unknown as Coming[];
  expect(gathered(coming).map(({ kind, what }) => [kind, what])).toEqual([
    ["text", "도로교통법 제17조제2항, 제27조제3항, 도로교통법 시행령 제5조, 서울시 공고"],
    ["begins", ""],
  ]);
});

test("what happens today is still ahead", () => {
  const coming = ["2026-11-28", "2026-11-29", "2026-11-30"].map((day) => ({ day }) as Coming);
  const { past, ahead } = partedAt("2026-11-29", coming);
  expect([past, ahead].map((days) => days.map(({ day }) => day))).toEqual([["2026-11-28"], ["2026-11-29", "2026-11-30"]]);
});
