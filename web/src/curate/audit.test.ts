import { expect, test } from "vitest";

import { auditCsv, auditQuery, filtersIn, NO_FILTERS, noteKind } from "./audit";

test("only filters that say something are sent", () => {
  expect(auditQuery({ ...NO_FILTERS, actor: "Kim" })).toEqual({ actor: "Kim" });
});

test("the spreadsheet holds the lines that are shown", () => {
  expect(auditCsv(NO_FILTERS)).toBe("/api/audit.csv");
  expect(auditCsv({ ...NO_FILTERS, document: "move in", first: "2026-11-01" })).toBe("/api/audit.csv?document=move+in&first=2026-11-01");
});

test("filters stand in the address, so that a view of the audit can be sent to somebody", () => {
  const filters = { ...NO_FILTERS, actor: "김하늘", first: "2026-11-01" };
  expect(filtersIn(new URLSearchParams(auditQuery(filters)))).toEqual(filters);
  expect(filtersIn(new URLSearchParams("first=yesterday&page=2"))).toEqual(NO_FILTERS);
});

test("what the service notes is told from what a person wrote", () => {
  expect(noteKind("for 2026-12-01")).toEqual({ kind: "scheduled", what: "2026-12-01" });
  expect(noteKind("import 12 of 민원 길잡이.hwpx")).toEqual({ kind: "imported", what: "민원 길잡이.hwpx" });
  expect(noteKind("proposed by import 3 from a.pdf")).toEqual({ kind: "proposed", what: "a.pdf" });
  expect(noteKind("for the time being: the fee is not settled")).toBeNull();
});
