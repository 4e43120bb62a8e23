import { describe, expect, it } from "vitest";

import { after, OFF_DUTY, type Happening, type Phase, type Standing } from "./standing";

const desk = (line: string | null): Happening => ({ kind: "desk", onDuty: true, line });
const OFF: Happening = { kind: "desk", onDuty: false, line: null };
const answered = (id: string): Happening => ({ kind: "answered", id });
const CONNECTED: Happening = { kind: "connected" };
const INTERRUPTED: Happening = { kind: "interrupted" };
const LOST: Happening = { kind: "lost" };
const REFUSED: Happening = { kind: "refused" };
const WANTED: Happening = { kind: "wanted" };
const DUE: Happening = { kind: "due" };
const READY = [desk(null), answered("a"), desk("a"), CONNECTED];

function phases(...happenings: Happening[]): Phase[] {
  let standing: Standing = OFF_DUTY;
  return happenings.map((happened) => (standing = after(standing, happened)).phase);
}

function last(...happenings: Happening[]): Phase | undefined {
  return phases(...happenings).at(-1);
}

describe("the line of somebody on duty", () => {
  it("is opened on coming on duty and closed on going off", () => {
    expect(phases(...READY, OFF)).toEqual(["opening", "opening", "opening", "ready", "off"]);
  });
  it("is not opened for somebody who is off duty, whatever is clicked", () => {
    expect(phases(OFF, WANTED, CONNECTED)).toEqual(["off", "off", "off"]);
  });
  it("survives an interruption", () => {
    expect(phases(...READY, INTERRUPTED, CONNECTED).slice(-2)).toEqual(["interrupted", "ready"]);
  });
  it("is opened again when it was lost, though the service has not missed it yet", () => {
    expect(phases(...READY, LOST, DUE, desk("a"), answered("b"), desk("b"), CONNECTED).slice(4)).toEqual([
      "lost",
      "opening",
      "opening",
      "opening",
      "opening",
      "ready",
    ]);
  });
  it("keeps the new line when the desk names the old one again before it", () => {
    expect(last(...READY, LOST, DUE, desk("a"), desk("b"), answered("b"), CONNECTED)).toBe("ready");
  });
  it("is lost when the service has lost it, and so is one that failed to open", () => {
    expect(last(...READY, desk(null))).toBe("lost");
    expect(last(desk(null), LOST)).toBe("lost");
  });
  it("is opened at once by somebody who takes a call while it is lost", () => {
    expect(last(...READY, LOST, WANTED)).toBe("opening");
  });
  it("is left alone by a click while it stands or is being opened", () => {
    expect(last(...READY, WANTED)).toBe("ready");
    expect(last(desk(null), WANTED)).toBe("opening");
  });
  it("is not tried again in a service without voice until it is wanted", () => {
    expect(phases(desk(null), REFUSED, DUE, desk(null), WANTED).slice(1)).toEqual([
      "refused",
      "refused",
      "refused",
      "opening",
    ]);
  });
});

describe("two windows of one account", () => {
  it("a window that is opened later leaves the voice where it is", () => {
    expect(last(desk("a"))).toBe("elsewhere");
  });
  it("the older one gives way and does not take the voice back", () => {
    expect(phases(...READY, desk("b"), LOST, DUE, desk("b")).slice(4)).toEqual(Array(4).fill("elsewhere"));
  });
  it("the older one takes the voice when a call is taken in it", () => {
    expect(phases(...READY, desk("b"), WANTED, desk("b"), answered("c"), desk("c"), CONNECTED).slice(5)).toEqual([
      "opening",
      "opening",
      "opening",
      "opening",
      "ready",
    ]);
  });
  it("one waits, and takes over when the other is closed", () => {
    expect(phases(desk("a"), desk(null))).toEqual(["elsewhere", "opening"]);
  });
  it("older news about the other window does not take the line away", () => {
    expect(last(desk("a"), WANTED, answered("b"), desk("a"), CONNECTED)).toBe("ready");
  });
  it("news may come before the answer", () => {
    expect(last(desk(null), desk("a"), answered("a"), CONNECTED, desk("b"))).toBe("elsewhere");
  });
  it("who was lost while another window took the voice gives way", () => {
    expect(last(desk(null), answered("a"), CONNECTED, LOST, desk("b"), DUE)).toBe("elsewhere");
  });
});
