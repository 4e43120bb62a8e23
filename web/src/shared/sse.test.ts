import { expect, test } from "vitest";

import { SseParser } from "./sse";

test("an event has its number, its type and its data", () => {
  const items = new SseParser().push('id: 3\nevent: citizen-said\ndata: {"text":"안녕"}\n\n');

  expect(items).toEqual([{ id: "3", event: "citizen-said", data: '{"text":"안녕"}' }]);
});

test("an event may come in pieces that end anywhere", () => {
  const parser = new SseParser();
  const whole = 'id: 1\r\nevent: a\r\ndata: x\r\n\r\nid: 2\r\nevent: b\r\ndata: y\r\ndata: z\r\n\r\n';

  const items = Array.from(whole).flatMap((letter) => parser.push(letter));

  expect(items).toEqual([
    { id: "1", event: "a", data: "x" },
    { id: "2", event: "b", data: "y\nz" },
  ]);
});

test("comments that keep the line open say nothing", () => {
  expect(new SseParser().push(": ping\n\n: ping\n\n")).toEqual([]);
});

test("the last number stays until another one comes", () => {
  const items = new SseParser().push("id: 7\ndata: a\n\ndata: b\n\n");

  expect(items.map((item) => item.id)).toEqual(["7", "7"]);
});

test("a value keeps its colons and loses one blank only", () => {
  expect(new SseParser().push("data:  a: b\n\n")[0]?.data).toBe(" a: b");
});
