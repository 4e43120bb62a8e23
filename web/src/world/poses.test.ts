import { expect, test } from "vitest";

import { emptyPose, FULL_TURN, POSE_BYTES, posesIn, readPose, turnBetween, wrapped, writePose, type Pose } from "./poses";

function roundTrip(pose: Pose): Pose {
  const blob = new DataView(new ArrayBuffer(POSE_BYTES));
  writePose(blob, pose);
  const back = emptyPose();
  readPose(blob, 0, back);
  return back;
}

test("the bytes are those that the service writes", () => {
  const blob = new DataView(Uint8Array.of(2, 1, 100, 0, 0, 0, 156, 255, 0, 128, 2, 9, 1, 2).buffer);
  const pose = emptyPose();
  readPose(blob, 0, pose);
  expect(pose).toEqual({ body: 258, x: 1, y: 0, z: -1, heading: Math.PI, gesture: 2, flags: 9, time: 513 });
});

test("a pose comes back to the centimetre wherever it is", () => {
  for (let i = 0; i < 500; i += 1) {
    const pose: Pose = {
      body: Math.floor(Math.random() * 65_536),
      x: (Math.random() - 0.5) * 600,
      y: Math.random(),
      z: (Math.random() - 0.5) * 600,
      heading: (Math.random() - 0.5) * 40,
      gesture: i % 3,
      flags: i % 16,
      time: Math.floor(Math.random() * 65_536),
    };
    const back = roundTrip(pose);
    expect(Math.abs(back.x - pose.x)).toBeLessThan(0.0051);
    expect(Math.abs(back.z - pose.z)).toBeLessThan(0.0051);
    expect(Math.abs(turnBetween(back.heading, pose.heading))).toBeLessThan(FULL_TURN / 60_000);
    expect([back.body, back.gesture, back.flags, back.time]).toEqual([pose.body, pose.gesture, pose.flags, pose.time]);
  }
});

test("a blob holds as many poses as its bytes allow", () => {
  expect(posesIn(new DataView(new ArrayBuffer(POSE_BYTES * 3 + 5)))).toBe(3);
});

test("turning goes the short way round", () => {
  expect(turnBetween(0.1, FULL_TURN - 0.1)).toBeCloseTo(-0.2);
  expect(turnBetween(FULL_TURN - 0.1, 0.1)).toBeCloseTo(0.2);
  expect(wrapped(-0.5)).toBeCloseTo(FULL_TURN - 0.5);
});
