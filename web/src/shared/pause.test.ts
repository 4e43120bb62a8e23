import { expect, test } from "vitest";

import { pause, pauseBefore } from "./pause";
import { ms } from "./units";

test("ends when its time is over", async () => {
  await expect(pause(ms(1), new AbortController().signal)).resolves.toBeUndefined();
});

test("raises the reason when it is aborted", async () => {
  const stop = new AbortController();
  const waiting = pause(ms(60_000), stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
});

test("waits longer after each failure, up to half a minute", () => {
  expect([1, 2, 3, 6, 20].map(pauseBefore)).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
});
