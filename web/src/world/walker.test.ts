import { expect, test } from "vitest";

import { seconds } from "../shared/units";
import { solidOf, type Floor } from "./floor";
import { Walker } from "./walker";

const FLOOR: Floor = { bounds: [-5, -5, 5, 5], solids: [solidOf({ x: 0, z: -3 }, 0, 4, 1)], bubble: 0.6 };
const FRAME = seconds(1 / 60);

function steps(walker: Walker, count: number, view = Math.PI): void {
  for (let i = 0; i < count; i += 1) walker.step(FRAME, view);
}

test("keys steer as the view looks", () => {
  const walker = new Walker(FLOOR);
  walker.ahead = 1;
  steps(walker, 60);
  expect(walker.z).toBeLessThan(-1.5);
  expect(walker.heading).toBeCloseTo(Math.PI, 1);
  walker.place(0, 0, 0);
  walker.ahead = 0;
  walker.right = 1;
  steps(walker, 60);
  expect(walker.x).toBeGreaterThan(1.5);
});

test("a way is followed to its end, and the last look is where it was asked", () => {
  const walker = new Walker(FLOOR);
  walker.go([{ x: 2, z: 2 }, { x: 2, z: 4 }], Math.PI);
  steps(walker, 600);
  expect([walker.x, walker.z].map(Math.round)).toEqual([2, 4]);
  expect(walker.heading).toBeCloseTo(Math.PI, 1);
  expect([walker.going, walker.moving]).toEqual([false, false]);
});

test("steering leaves the way", () => {
  const walker = new Walker(FLOOR);
  walker.go([{ x: 2, z: 2 }], null);
  walker.right = -1;
  steps(walker, 1);
  expect([walker.going, walker.steered]).toEqual([false, true]);
});

test("who is blocked stops after a moment", () => {
  const walker = new Walker(FLOOR);
  walker.go([{ x: 0, z: -3 }], null);
  steps(walker, 300);
  expect(walker.going).toBe(false);
  expect(walker.z).toBeGreaterThan(-2.3);
});
