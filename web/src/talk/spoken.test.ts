import { expect, test } from "vitest";

import { ms, rtp, rtpAfter } from "../shared/units";
import { chunkOf, hushOf, SpokenSchedule, type SpokenChunk } from "./spoken";

function chunk(start: number, extra: Partial<SpokenChunk> = {}): SpokenChunk {
  return {
    utterance: 1,
    segment: start,
    rtp: rtp(start),
    duration: ms(1_000),
    words: [
      { starts: ms(0), ends: ms(400), text: "14일" },
      { starts: ms(450), ends: ms(900), text: "이내에" },
    ],
    visemes: [
      { at: ms(0), shape: "sil" },
      { at: ms(100), shape: "aa" },
      { at: ms(300), shape: "PP" },
    ],
    ...extra,
  };
}

test("a mouth shape is due once, when the sound has reached it", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(48_000));

  expect(schedule.due(rtp(47_000))).toBeNull();
  expect(schedule.due(rtp(48_000))?.shape).toBe("sil");
  expect(schedule.due(rtp(48_000 + 99 * 48))).toBeNull();
  expect(schedule.due(rtp(48_000 + 105 * 48))).toEqual({ shape: "aa", rtp: rtp(48_000 + 100 * 48) });
  expect(schedule.due(rtp(48_000 + 200 * 48))).toBeNull();
});

test("a shape that a slow screen missed is left out for the one that sounds now", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));

  expect(schedule.due(rtp(900 * 48))?.shape).toBe("PP");
});

test("the mouth closes when the chunk is over", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.due(rtp(500 * 48));

  expect(schedule.due(rtp(1_001 * 48))?.shape).toBe("sil");
  expect(schedule.due(rtp(1_002 * 48))).toBeNull();
});

test("the clock of the sound may wrap in the middle of a chunk", () => {
  const start = rtp(2 ** 32 - 4_800);
  const schedule = new SpokenSchedule();
  schedule.add(chunk(start));

  expect(schedule.due(rtpAfter(start, ms(310)))?.shape).toBe("PP");
  expect(schedule.caption(rtpAfter(start, ms(500)))?.spoken).toBe(2);
});

test("the caption has every word of the utterance and marks those that have begun", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.add(chunk(48_000));

  expect(schedule.caption(rtp(48_000 + 10 * 48))).toEqual({
    utterance: 1,
    words: ["14일", "이내에", "14일", "이내에"],
    spoken: 3,
  });
});

test("the next utterance takes the caption over when it begins to sound", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.add(chunk(96_000, { utterance: 2 }));

  expect(schedule.caption(rtp(1_100 * 48))?.utterance).toBe(1);
  expect(schedule.caption(rtp(96_000))?.utterance).toBe(2);
});

test("nothing is spoken of what was hushed", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.clear();

  expect(schedule.speaking(rtp(480))).toBe(false);
  expect(schedule.caption(rtp(480))).toBeNull();
});

test("a caption stays readable for some seconds", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.forget(rtp(4_900 * 48));
  expect(schedule.caption(rtp(4_900 * 48))?.spoken).toBe(2);

  schedule.forget(rtp(5_100 * 48));
  expect(schedule.caption(rtp(5_100 * 48))).toBeNull();
});

test("the caption of a long utterance keeps its first words until the last one is over", () => {
  const schedule = new SpokenSchedule();
  schedule.add(chunk(0));
  schedule.add(chunk(48_000 * 6));
  schedule.forget(rtp(48_000 * 6));

  expect(schedule.caption(rtp(48_000 * 6))?.words.length).toBe(4);
});

test("the messages are read as the service draws them", () => {
  const data = { type: "spoken-chunk", utterance: 1, segment: 2, rtp: 960, duration_ms: 100, text: "네", words: [[0, 90, "네"]], visemes: [[0, "nn"]] };

  expect(chunkOf(data)).toEqual({
    utterance: 1,
    segment: 2,
    rtp: 960,
    duration: 100,
    words: [{ starts: 0, ends: 90, text: "네" }],
    visemes: [{ at: 0, shape: "nn" }],
  });
  expect(hushOf({ type: "hush", rtp: 5, heard: "네" })).toEqual({ rtp: 5, heard: "네" });
  expect(chunkOf({ type: "spoken-chunk" })).toBeNull();
});
