import { expect, test } from "vitest";

import { pause } from "./pause";
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
