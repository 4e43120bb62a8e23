import { expect, test } from "vitest";

import { ms } from "../shared/units";
import { CounterWatch } from "./counters";

const COUNTERS = [
  { official: "guide", middle: { x: 0, z: 0 }, reach: 1.9 },
  { official: "youth", middle: { x: 5, z: 0 }, reach: 1.9 },
];
const HERE = { x: 0.5, z: 0.5 };
const AWAY = { x: 0, z: 4 };

test("stopping at a counter starts the talk, passing by does not", () => {
  const watch = new CounterWatch(COUNTERS);
  expect(watch.look(HERE, true, true, ms(0))).toBeNull();
  expect(watch.near).toBe("guide");
  expect(watch.look(HERE, false, true, ms(100))).toBeNull();
  expect(watch.look(HERE, true, true, ms(600))).toBeNull();
  expect(watch.look(HERE, false, true, ms(700))).toBeNull();
  expect(watch.look(HERE, false, true, ms(1_400))).toEqual({ kind: "start", official: "guide" });
});

test("walking away ends the talk after a moment, a step back does not", () => {
  const watch = new CounterWatch(COUNTERS);
  watch.talking("guide", HERE);
  expect(watch.look({ x: 0.5, z: 2 }, true, true, ms(0))).toBeNull();
  expect(watch.look(AWAY, true, true, ms(1_000))).toBeNull();
  expect(watch.look(HERE, true, true, ms(2_500))).toBeNull();
  expect(watch.look(AWAY, true, true, ms(3_000))).toBeNull();
  expect(watch.look(AWAY, false, true, ms(5_000))).toEqual({ kind: "end", official: "guide" });
});

test("who is walked to the counter has not left it", () => {
  const watch = new CounterWatch(COUNTERS);
  watch.talking("guide", HERE);
  expect(watch.look(AWAY, true, false, ms(0))).toBeNull();
  expect(watch.look(AWAY, true, false, ms(9_000))).toBeNull();
});

test("a talk that was ended does not start again before the citizen has gone and come back", () => {
  const watch = new CounterWatch(COUNTERS);
  watch.talking("guide", HERE);
  watch.talking(null, null);
  expect(watch.look(HERE, false, true, ms(0))).toBeNull();
  expect(watch.look(HERE, false, true, ms(5_000))).toBeNull();
  watch.look(AWAY, false, true, ms(6_000));
  watch.look(HERE, false, true, ms(7_000));
  expect(watch.look(HERE, false, true, ms(8_000))).toEqual({ kind: "start", official: "guide" });
});

test("another counter starts at once after a talk was ended", () => {
  const watch = new CounterWatch(COUNTERS);
  watch.talking("guide", HERE);
  watch.talking(null, null);
  watch.look({ x: 5, z: 1 }, false, true, ms(0));
  expect(watch.look({ x: 5, z: 1 }, false, true, ms(800))).toEqual({ kind: "start", official: "youth" });
});
