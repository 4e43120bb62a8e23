import { expect, test } from "vitest";

import { isLive, microphoneTrouble, phaseAfter, type VoicePhase } from "./voice-phase";

function after(...messages: string[]): VoicePhase {
  return messages.reduce<VoicePhase>((phase, message) => phaseAfter(phase, message, false), "connecting");
}

test("a spoken turn goes round from listening to listening", () => {
  expect(after("bot-ready")).toBe("listening");
  expect(after("bot-ready", "user-started-speaking")).toBe("hearing");
  expect(after("bot-ready", "user-started-speaking", "user-stopped-speaking")).toBe("thinking");
  expect(after("bot-ready", "user-started-speaking", "user-stopped-speaking", "bot-started-speaking")).toBe("speaking");
  expect(after("bot-ready", "bot-started-speaking", "bot-stopped-speaking")).toBe("listening");
});

test("a citizen who speaks up is heard, also when the official's end is told afterwards", () => {
  expect(after("bot-ready", "bot-started-speaking", "user-started-speaking", "bot-stopped-speaking")).toBe("hearing");
});

test("nobody waits for the AI while a person drives", () => {
  expect(phaseAfter("hearing", "user-stopped-speaking", true)).toBe("listening");
});

test("other messages change nothing", () => {
  expect(phaseAfter("speaking", "bot-tts-text", false)).toBe("speaking");
  expect(isLive("speaking")).toBe(true);
  expect(isLive("connecting")).toBe(false);
});

test("each refusal of the microphone has its own advice", () => {
  expect(microphoneTrouble(new DOMException("", "NotAllowedError"))).toBe("denied");
  expect(microphoneTrouble(new DOMException("", "NotFoundError"))).toBe("no-microphone");
  expect(microphoneTrouble(new DOMException("", "NotReadableError"))).toBe("busy-microphone");
});
