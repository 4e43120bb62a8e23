import { expect, test } from "vitest";

import { ms } from "../shared/units";
import { emptyPose, FLAGS } from "./poses";
import { LATE_MS, ServiceClock, standing, Track } from "./track";

/** A body that walks along x at 2 m/s; its poses are sent every 100 ms and arrive `delay` later. */
function walk(times: readonly number[], delay: (time: number) => number = () => 40): { track: Track; clock: ServiceClock } {
  const track = new Track();
  const clock = new ServiceClock();
  for (const time of times) {
    track.take({ ...emptyPose(), x: time / 500, time: time % 65_536, flags: FLAGS.walking }, clock, ms(time + delay(time)));
  }
  return { track, clock };
}

test("others are drawn 150 ms late, between two samples", () => {
  const { track, clock } = walk([1_000, 1_100, 1_200]);
  const shown = standing();
  track.at(clock.shown(ms(1_290)), shown);
  expect(clock.shown(ms(1_290))).toBeCloseTo(1_290 - 40 - LATE_MS);
  expect(shown.x).toBeCloseTo(2.2);
  expect(shown.speed).toBeCloseTo(2);
});

test("after the last sample a body stands where it was", () => {
  const { track, clock } = walk([1_000, 1_100, 1_200]);
  const shown = standing();
  track.at(clock.shown(ms(9_000)), shown);
  expect(shown.x).toBeCloseTo(2.4);
  expect(shown.speed).toBe(0);
});

test("who sets off after a pause does not slide through the pause", () => {
  const { track } = walk([1_000, 9_000]);
  const shown = standing();
  track.at(ms(8_850), shown);
  expect(shown.x).toBeCloseTo(2);
  track.at(ms(8_950), shown);
  expect(shown.x).toBeCloseTo(10);
});

test("the clock of the service may wrap", () => {
  const { track, clock } = walk([65_400, 65_500, 65_600, 65_700]);
  const shown = standing();
  track.at(clock.shown(ms(65_800)), shown);
  expect(shown.x).toBeCloseTo((65_800 - 40 - LATE_MS) / 500, 1);
});

test("a late packet does not make the walk stumble", () => {
  const { track, clock } = walk([1_000, 1_100, 1_200], (time) => (time === 1_100 ? 120 : 40));
  const shown = standing();
  track.at(clock.shown(ms(1_300)), shown);
  expect(shown.x).toBeCloseTo((1_300 - 40 - LATE_MS) / 500, 1);
});

test("a teleport is not walked", () => {
  const { track, clock } = walk([1_000, 1_100]);
  track.take({ ...emptyPose(), x: -9, time: 1_200, flags: FLAGS.teleport }, clock, ms(1_240));
  const shown = standing();
  track.at(ms(1_150), shown);
  expect(shown.x).toBe(-9);
});

test("turning goes the short way", () => {
  const track = new Track();
  const clock = new ServiceClock();
  track.take({ ...emptyPose(), heading: 0.2, time: 1_000 }, clock, ms(1_000));
  track.take({ ...emptyPose(), heading: 6.1, time: 1_100 }, clock, ms(1_100));
  const shown = standing();
  track.at(ms(1_050), shown);
  expect(shown.heading).toBeCloseTo((0.2 + (6.1 - 2 * Math.PI)) / 2);
});
