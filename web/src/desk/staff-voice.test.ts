import { describe, expect, it } from "vitest";

import { StaffVoice } from "./staff-voice";

describe("the call that a microphone is heard in", () => {
  it("is left when it ends", () => {
    const voice = new StaffVoice();
    voice.leave(voice.join("a"));
    expect(voice.snapshot().call).toBeNull();
  });
  it("stays when the end of the one before is told late, though it is the same citizen", () => {
    const voice = new StaffVoice();
    const before = voice.join("a");
    voice.leave(before);
    const taken = voice.join("a");
    voice.leave(before);
    expect(voice.snapshot().call).toBe(taken);
  });
  it("begins with the microphone on, whatever it was before", () => {
    const voice = new StaffVoice();
    voice.join("a");
    voice.setMuted(true);
    voice.join("b");
    expect(voice.snapshot()).toMatchObject({ call: { talk: "b" }, muted: false });
  });
});
