// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ServiceProblem } from "../api/problem";
import type { LineEvents } from "../shared/line.net";
import { VoiceCall } from "./voice-call";

interface Opened {
  events: LineEvents;
  signal: AbortSignal;
}

const opened: Opened[] = [];
let refusal: Error | null = null;
const track = Object.assign(new EventTarget(), { enabled: true, stop: vi.fn() });

vi.mock("../shared/line.net", () => ({
  openLine: (_track: unknown, _visit: unknown, events: LineEvents, signal: AbortSignal) => {
    opened.push({ events, signal });
    if (refusal) return Promise.reject(refusal);
    return Promise.resolve({ receiver: { getSynchronizationSources: () => [] }, send: () => null, hangUp: () => undefined });
  },
}));
vi.mock("./sound", () => ({ Loudness: class { level = () => 0; close = () => undefined; } }));

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  refusal = null;
  track.stop.mockClear();
  const microphone = { getTracks: () => [track], getAudioTracks: () => [track] };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: () => Promise.resolve(microphone) } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function standing(): Promise<VoiceCall> {
  const call = new VoiceCall(() => ({ official: "complaints" }));
  await call.start("ko");
  stands();
  return call;
}

function stands(): void {
  opened.at(-1)?.events.onState("connected");
  opened.at(-1)?.events.onMessage({ id: "1", type: "bot-ready", data: {} });
}

function breaks(): void {
  opened.at(-1)?.events.onState("lost");
}

test("a line that was lost is opened again with the same microphone", async () => {
  const call = await standing();
  breaks();
  expect(call.snapshot().phase).toBe("interrupted");
  expect(opened[0]?.signal.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  stands();
  expect(opened).toHaveLength(2);
  expect(call.snapshot()).toMatchObject({ phase: "listening", trouble: null });
  expect(track.stop).not.toHaveBeenCalled();
});

test("the citizen is told once it breaks again and again", async () => {
  const call = await standing();
  for (let losses = 1; losses <= 4; losses++) {
    breaks();
    await vi.advanceTimersByTimeAsync(8_000);
    stands();
    expect(call.snapshot().phase).toBe("listening");
  }
  breaks();
  expect(call.snapshot()).toMatchObject({ phase: "off", trouble: "lost" });
  expect(track.stop).toHaveBeenCalled();
});

test("a line that stood for a while counts anew", async () => {
  const call = await standing();
  for (let losses = 1; losses <= 9; losses++) {
    await vi.advanceTimersByTimeAsync(20_000);
    breaks();
    await vi.advanceTimersByTimeAsync(8_000);
    stands();
  }
  expect(call.snapshot().phase).toBe("listening");
});

test("nothing is opened again after hanging up", async () => {
  const call = await standing();
  breaks();
  call.hangUp();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toHaveLength(1);
  expect(call.snapshot()).toMatchObject({ phase: "off", trouble: null });
});

test("a service without a place says so at once", async () => {
  const call = await standing();
  refusal = new ServiceProblem("service_full", 503, "", true, null);
  breaks();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call.snapshot()).toMatchObject({ phase: "off", trouble: "full" });
});

test("a first line that does not come up is not tried again", async () => {
  const call = new VoiceCall(() => ({}));
  await call.start("ko");
  breaks();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toHaveLength(1);
  expect(call.snapshot()).toMatchObject({ phase: "off", trouble: "unreachable" });
});
