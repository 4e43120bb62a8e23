import { expect, test } from "vitest";

import { seconds } from "../shared/units";
import type { DeskEntry, DeskView } from "./desk-types";
import { arrivals, clockText, durationText, isLong, isServing, lostCalls, waited, whoWasFaster } from "./waiting";

function entry(talk: string, changes: Partial<DeskEntry> = {}): DeskEntry {
  return {
    talk,
    official: "complaints",
    skill: "complaints",
    reason: "citizen_asked",
    language: "ko",
    summary: "",
    since: "2026-11-22T18:00:00+09:00",
    state: "waiting",
    staff_name: "",
    returned: false,
    ...changes,
  };
}

function view(waiting: DeskEntry[], mine: DeskEntry[] = []): DeskView {
  return { on_duty: true, people_on_duty: 1, waiting, mine, line: null };
}

test.each([
  [0, "0:00"],
  [7, "0:07"],
  [60, "1:00"],
  [760, "12:40"],
  [3_599, "59:59"],
  [3_600, "1:00:00"],
  [3_760, "1:02:40"],
])("%d seconds are written as %s", (time, text) => {
  expect(clockText(seconds(time))).toBe(text);
});

test("a duration is also written for machines", () => {
  expect(durationText(seconds(125))).toBe("PT2M5S");
});

test("waiting is counted from the arrival, across time zones", () => {
  expect(waited("2026-11-22T18:00:00+09:00", Date.parse("2026-11-22T09:01:05Z"))).toBe(65);
});

test("a clock that is behind shows no negative time", () => {
  expect(waited("2026-11-22T18:00:00+09:00", Date.parse("2026-11-22T08:59:59Z"))).toBe(0);
});

test("three minutes are long", () => {
  expect([isLong(seconds(179)), isLong(seconds(180))]).toEqual([false, true]);
});

test("only those who did not wait before have arrived", () => {
  expect(arrivals(view([entry("a")]), view([entry("a"), entry("b")])).map((one) => one.talk)).toEqual(["b"]);
  expect(arrivals(null, view([entry("a")])).map((one) => one.talk)).toEqual(["a"]);
});

test("a call that waits again at the head of the queue is lost", () => {
  const back = entry("a", { returned: true });
  expect(lostCalls(view([], [entry("a", { state: "accepted" })]), view([back]))).toEqual([back]);
  expect(lostCalls(view([back]), view([back]))).toEqual([]);
});

test("the name of whoever was faster is read out of the refusal", () => {
  expect(whoWasFaster("`상담 직원` was faster and is already talking with this citizen")).toBe("상담 직원");
  expect(whoWasFaster("something else")).toBe("");
});

test("whoever serves a citizen takes no second one", () => {
  expect(isServing(view([entry("b")], [entry("a", { state: "accepted" })]))).toBe(true);
  expect(isServing(view([entry("b")]))).toBe(false);
  expect(isServing(null)).toBe(false);
});
