import { expect, test } from "vitest";

import { ms, rtp, rtpBetween } from "../shared/units";
import { playedAt, RtpClock } from "./rtp-clock";

const PACKET = 960;

test("between packets the clock runs on", () => {
  const clock = new RtpClock();
  clock.observe(rtp(1_000), ms(50));

  expect(clock.at(ms(60))).toBe(1_000 + 10 * 48);
});

test("a packet that was seen late does not set the clock back", () => {
  const clock = new RtpClock();
  clock.observe(rtp(0), ms(0));
  clock.observe(rtp(PACKET), ms(20));
  clock.observe(rtp(2 * PACKET), ms(55));

  expect(clock.at(ms(55))).toBe(55 * 48);
});

test("after half a second a change of the jitter buffer is believed", () => {
  const clock = new RtpClock();
  for (let i = 0; i < 50; i += 1) clock.observe(rtp(i * PACKET), ms(i * 20 + (i < 10 ? 0 : 30)));

  expect(clock.at(ms(1_010))).toBe(rtp(980 * 48));
});

test("the clock wraps with its 32 bits", () => {
  const clock = new RtpClock();
  const start = rtp(2 ** 32 - 480);
  clock.observe(start, ms(0));

  const later = clock.at(ms(20));

  expect(later).toBe(480);
  expect(rtpBetween(start, later ?? start)).toBe(20);
});

test("a jump of the timestamps starts the clock anew", () => {
  const clock = new RtpClock();
  clock.observe(rtp(0), ms(0));
  clock.observe(rtp(48_000 * 60), ms(20));

  expect(clock.at(ms(20))).toBe(48_000 * 60);
});

test("a line that has been silent for long has no clock", () => {
  const clock = new RtpClock();
  expect(clock.at(ms(0))).toBeNull();
  clock.observe(rtp(0), ms(0));

  expect(clock.at(ms(10_001))).toBeNull();
});

test("the time of a packet is understood from the time origin and from 1970", () => {
  expect(playedAt(990, ms(1_000), 1.7e12)).toBe(990);
  expect(playedAt(1.7e12 + 990, ms(1_000), 1.7e12)).toBe(990);
  expect(playedAt(0, ms(5_000), 1.7e12)).toBe(5_000);
});
