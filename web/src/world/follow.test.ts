import { expect, test } from "vitest";

import { Follow } from "./follow";
import { turnBetween } from "./poses";

const ROOM = [-10, -6, 10, 9] as const;
const STANDING = { x: 0, z: 2, heading: Math.PI, moving: false };

function frames(follow: Follow, walker: typeof STANDING, seconds: number, face: { x: number; y: number; z: number } | null = null): void {
  for (let now = 0; now < seconds; now += 1 / 30) follow.frame(walker, face, now, 1 / 30);
}

test("the camera stands behind the walker and looks past it", () => {
  const follow = new Follow(Math.PI, ROOM);
  frames(follow, STANDING, 1);
  expect(follow.z).toBeGreaterThan(STANDING.z + 3);
  expect(follow.targetZ).toBeLessThan(STANDING.z);
});

test("it turns after a walker gently, and never spins around one who comes towards it", () => {
  const follow = new Follow(Math.PI, ROOM);
  frames(follow, { ...STANDING, heading: Math.PI / 2, moving: true }, 4);
  expect(Math.abs(turnBetween(follow.heading, Math.PI / 2))).toBeLessThan(0.1);
  const steady = new Follow(Math.PI, ROOM);
  frames(steady, { ...STANDING, heading: 0, moving: true }, 4);
  expect(steady.heading).toBeCloseTo(Math.PI);
});

test("it stays in the room", () => {
  const follow = new Follow(Math.PI, ROOM);
  frames(follow, { ...STANDING, x: 9.9, z: 8.4 }, 2);
  expect(follow.x).toBeLessThanOrEqual(10);
  expect(follow.z).toBeLessThanOrEqual(9.001);
});

test("while talking it looks at the official", () => {
  const follow = new Follow(0, ROOM);
  frames(follow, STANDING, 4, { x: 3, y: 1.4, z: -2 });
  expect([follow.targetX, follow.targetZ].map(Math.round)).toEqual([3, -2]);
});

test("a drag turns the view and holds it for a moment", () => {
  const follow = new Follow(Math.PI, ROOM);
  follow.drag(1, 0, 0);
  follow.frame({ ...STANDING, moving: true }, null, 1, 1 / 30);
  expect(follow.heading).toBeCloseTo(Math.PI - 1);
});
