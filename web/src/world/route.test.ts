import { expect, test } from "vitest";

import { blocked, solidOf, step, type Floor } from "./floor";
import { Grid, route } from "./route";

const FLOOR: Floor = {
  bounds: [-5, -5, 5, 5],
  solids: [solidOf({ x: 0, z: 0 }, 0, 6, 0.5), solidOf({ x: -3, z: 3 }, 45, 1, 1)],
  bubble: 0.6,
};
const GRID = new Grid(FLOOR);
const NOBODY = new Float64Array(0);

test("a clear way is a straight line", () => {
  expect(route(GRID, { x: -4, z: -3 }, { x: 4, z: -3 })).toEqual([{ x: 4, z: -3 }]);
});

test("the way goes around a counter and never through it", () => {
  const way = route(GRID, { x: 0, z: 2 }, { x: 0, z: -2 });
  expect(way.length).toBeGreaterThan(1);
  expect(way.at(-1)).toEqual({ x: 0, z: -2 });
  let from = { x: 0, z: 2 };
  for (const to of way) {
    for (let share = 0; share <= 1; share += 0.02) {
      expect(blocked(FLOOR, from.x + (to.x - from.x) * share, from.z + (to.z - from.z) * share)).toBe(false);
    }
    from = to;
  }
});

test("a goal inside a thing leads to its edge", () => {
  const end = route(GRID, { x: 0, z: 3 }, { x: 0, z: 0 }).at(-1);
  expect(end && blocked(FLOOR, end.x, end.z)).toBe(false);
  expect(Math.hypot(end?.x ?? 9, end?.z ?? 9)).toBeLessThan(1);
});

test("a walker slides along a wall", () => {
  const spot = { x: 0, z: 0.6 };
  for (let i = 0; i < 20; i += 1) step(FLOOR, spot, 0.06, -0.05, NOBODY, 0);
  expect(spot.x).toBeGreaterThan(0.5);
  expect(blocked(FLOOR, spot.x, spot.z)).toBe(false);
});

test("a walker stops at somebody else's bubble, and may go away from it", () => {
  const others = Float64Array.of(0, 3);
  const spot = { x: 0, z: 4.9 };
  for (let i = 0; i < 60; i += 1) step(FLOOR, spot, 0, -0.05, others, 1);
  expect(Math.hypot(spot.x - 0, spot.z - 3)).toBeGreaterThanOrEqual(0.6);
  const close = { x: 0, z: 3.2 };
  expect(step(FLOOR, close, 0, 0.1, others, 1)).toBe(true);
});
