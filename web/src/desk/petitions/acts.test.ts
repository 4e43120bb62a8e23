import { expect, test } from "vitest";

import { actOf, actsAt } from "./acts";

test("what is filed is accepted first, and what is closed is left alone", () => {
  expect(actsAt("filed")).toEqual(["accept"]);
  expect(actsAt("closed")).toEqual([]);
});

test("what a petitioner asked after the end is answered", () => {
  expect(actsAt("closed", ["appeal", "answer_objection"])).toEqual(["decide_objection", "extend_objection"]);
  expect(actsAt("filed", ["accept", "answer_contest"])).toEqual(["accept", "answer_contest", "prolong_contest"]);
});

test("more time is set where it was asked for, and what was upheld is taken up again", () => {
  expect(actsAt("in_process", ["set_supplement_time"])).toContain("prolong_supplement");
  expect(actsAt("in_process")).not.toContain("prolong_supplement");
  expect(actsAt("closed", ["reopen"])).toEqual(["reopen"]);
});

test("a field that was left alone has its first value", () => {
  expect(actOf("extend", { reason: "협의" })).toEqual({
    act: "extend", amount: 1, ground: "cooperation", reason: "협의", has_consent: false,
  }); // prettier-ignore
});

test("an answer that is no disposition names no objection", () => {
  expect(actOf("decide", { answer: "답" })).not.toHaveProperty("objection");
  expect(actOf("decide", { objection: "disposition" })).toHaveProperty("objection", "disposition");
});
