import { expect, test } from "vitest";

import { seconds } from "../shared/units";
import { Blinking, stillBearing, sway, type Posture } from "./idle";

function after(posture: Posture, time: number): ReturnType<typeof stillBearing> {
  const bearing = stillBearing();
  for (let now = 0; now < time; now += 1 / 60) sway(bearing, posture, seconds(now), seconds(1 / 60), 0);
  return bearing;
}

test("an official who thinks looks up and aside", () => {
  const bearing = after("thinking", 2);

  expect(bearing.gazeX).toBeGreaterThan(0.3);
  expect(bearing.gazeY).toBeGreaterThan(0.2);
});

test("an official who listens inclines the head", () => {
  expect(after("listening", 2).headRoll).toBeGreaterThan(after("idle", 2).headRoll + 0.03);
});

test("breath stays small", () => {
  for (let time = 0; time < 8; time += 0.5) expect(Math.abs(after("idle", time).breath)).toBeLessThanOrEqual(0.012);
});

test("lids close once every three to six seconds, for a moment", () => {
  const lids = new Blinking(() => 0.5);
  let closings = 0;
  let closed = false;
  for (let now = 0; now < 30; now += 0.01) {
    const lid = lids.at(seconds(now));
    if (lid > 0.5 && !closed) closings += 1;
    closed = lid > 0.5;
  }

  expect(closings).toBe(6);
});
