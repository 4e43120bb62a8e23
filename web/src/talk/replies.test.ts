import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Replies } from "./replies";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a reply goes to the message whose id it repeats, whatever the step is called", async () => {
  const replies = new Replies();
  const first = replies.to("w1");
  const second = replies.to("w2");

  replies.hear({ id: "w2", type: "server-response", data: { t: "approach", d: { id: "b" } } });
  replies.hear({ id: "w1", type: "server-response", data: { t: "approach", d: { id: "a" } } });

  expect(await first).toEqual({ id: "a" });
  expect(await second).toEqual({ id: "b" });
});

test("a refusal ends the step that was refused and no other", async () => {
  const replies = new Replies();
  const stop = replies.to("w1");
  const approach = replies.to("w2");

  replies.hear({ id: "w1", type: "error-response", data: { error: "no", code: "invalid_input" } });
  replies.hear({ id: "w2", type: "server-response", data: { t: "approach", d: { id: "b" } } });

  expect(await stop).toBeNull();
  expect(await approach).toEqual({ id: "b" });
});

test("a step that nobody answers is given up after eight seconds, and a late reply is left alone", async () => {
  const replies = new Replies();
  const step = replies.to("w1");

  await vi.advanceTimersByTimeAsync(8_000);
  replies.hear({ id: "w1", type: "server-response", data: { t: "approach", d: { id: "a" } } });

  expect(await step).toBeNull();
});

test("the end of the line is the end of every step", async () => {
  const replies = new Replies();
  const steps = [replies.to("w1"), replies.to("w2")];

  replies.end();

  expect(await Promise.all(steps)).toEqual([null, null]);
  expect(vi.getTimerCount()).toBe(0);
});
