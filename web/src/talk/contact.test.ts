import { expect, test } from "vitest";

import { contactProblem } from "./contact";

test.each([
  ["010-1234-5678", false, null],
  ["+82 10 1234 5678", false, null],
  ["name@example.com", false, null],
  ["name@example.com", true, "wrong-phone"],
  ["02-120", false, "wrong"],
  ["hello", false, "wrong"],
  ["", false, "empty"],
] as const)("`%s` as a contact (a call-back: %s) has the problem %s", (contact, phone, problem) => {
  expect(contactProblem(contact, { phone, consents: true })).toBe(problem);
});

test("nothing is sent without consent", () => {
  expect(contactProblem("010-1234-5678", { phone: true, consents: false })).toBe("consent");
});
