import { expect, test } from "vitest";

import { auditCsv, auditQuery, NO_FILTERS } from "./audit";

test("only filters that say something are sent", () => {
  expect(auditQuery({ ...NO_FILTERS, actor: "Kim" })).toEqual({ actor: "Kim" });
});

test("the spreadsheet holds the lines that are shown", () => {
  expect(auditCsv(NO_FILTERS)).toBe("/api/audit.csv");
  expect(auditCsv({ ...NO_FILTERS, document: "move in", first: "2026-11-01" })).toBe("/api/audit.csv?document=move+in&first=2026-11-01");
});
