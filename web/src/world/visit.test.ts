// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import type { TalkView } from "../api/events";
import type { Space } from "./space";
import type { Visit } from "./visit";

const SPACE: Space = {
  id: "lobby",
  name: "로비",
  capacity: 10,
  bounds: { left: -10, far: -10, right: 10, near: 10 },
  bubble_metres: 0.6,
  speed_metres_per_second: 2,
  citizen_avatars: [],
  spawn: { x: 0, z: 0, heading: 0 },
  parts: [],
  booths: [],
  officials: [],
};
const GUEST = { name: "", avatar: "", language: "ko" } as const;

function talkView(id: string, official: string): TalkView {
  return {
    id,
    official,
    language: "ko",
    greeting: "",
    notice: "",
    driver: { kind: "ai", name: "" },
    closed: false,
    events_url: `/api/talks/${id}/events`,
    turns: [],
  };
}

interface Sent {
  id: string;
  type: string;
  data: { t?: string; d?: { official?: string } };
}

/** A service that does what its docs say and answers when the test wants it to. */
class FakeService {
  /** What went out on the line, in order. */
  readonly sent: Sent[] = [];
  /** Requests beside the line, in order. */
  readonly asked: string[] = [];
  readonly channel = Object.assign(new EventTarget(), {
    readyState: "connecting",
    send: (text: string) => {
      if (text.startsWith("{")) this.sent.push(JSON.parse(text) as Sent);
    },
    close: () => undefined,
  });
  #written: (answer: Response) => void = () => undefined;

  get steps(): string[] {
    return this.sent.filter(({ type }) => type === "client-message").map(({ data }) => [data.t, data.d?.official ?? []].flat().join(" "));
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : null;
    const { pathname } = new URL(request?.url ?? (input as string), "http://here");
    await Promise.resolve();
    if (pathname === "/api/offer") return Response.json({ sdp: "", type: "answer", pc_id: "p" });
    if (pathname.endsWith("/events")) return new Response(new ReadableStream());
    this.asked.push(`${request?.method ?? init?.method ?? "GET"} ${pathname}`);
    if (pathname !== "/api/talks") return new Response(null, { status: 204 });
    return new Promise((resolve) => {
      this.#written = resolve;
    });
  };

  /** The line stands, and the official listens. */
  opens(): void {
    this.channel.readyState = "open";
    this.channel.dispatchEvent(new Event("open"));
    this.says("", "bot-ready", {});
  }

  /** Answers the step at `place`. */
  answers(place: number, talk: TalkView): void {
    const step = this.sent.filter(({ type }) => type === "client-message")[place];
    this.says(step?.id ?? "", "server-response", { t: step?.data.t, d: talk });
  }

  /** Answers the request for a talk in writing. */
  answersInWriting(talk: TalkView): void {
    this.#written(Response.json(talk));
  }

  says(id: string, type: string, data: object): void {
    const text = JSON.stringify({ label: "rtvi-ai", id, type, data });
    this.channel.dispatchEvent(new MessageEvent("message", { data: text }));
  }
}

/** Addresses without a host, as a page writes them. */
class PageRequest extends Request {
  constructor(path: string, init: RequestInit) {
    super(new URL(path, "http://here"), { ...init, signal: null });
  }
}

let service: FakeService;
let visit: Visit;
let begin: () => Visit;

/** The browser's side of a line. */
function browser(): void {
  const peer = {
    addTransceiver: () => ({ receiver: { getSynchronizationSources: () => [] } }),
    createDataChannel: () => service.channel,
    addEventListener: () => undefined,
    setLocalDescription: () => Promise.resolve(),
    setRemoteDescription: () => Promise.resolve(),
    localDescription: { sdp: "" },
    connectionState: "connected",
    close: () => undefined,
  };
  const sound = {
    createAnalyser: () => ({ frequencyBinCount: 256 }),
    createMediaStreamSource: () => ({ connect: () => undefined }),
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const microphone = { getTracks: () => [], getAudioTracks: () => [] };
  const made = (thing: object) =>
    function made() {
      return thing;
    };
  vi.stubGlobal("Request", PageRequest);
  vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => service.fetch(input, init));
  vi.stubGlobal("RTCPeerConnection", made(peer));
  vi.stubGlobal("AudioContext", made(sound));
  Object.assign(navigator, { mediaDevices: { getUserMedia: () => Promise.resolve(microphone) } });
}

async function onTheLine(): Promise<void> {
  await visit.call.start("ko");
  service.opens();
}

/** Until everything that can go on has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await vi.advanceTimersByTimeAsync(0);
}

beforeAll(async () => {
  browser();
  const { Visit } = await import("./visit"); // the client of the service takes the browser's `fetch` when it is loaded
  begin = () => new Visit(SPACE, GUEST);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  service = new FakeService();
  visit = begin();
});

afterEach(() => {
  visit.close();
  vi.useRealTimers();
});

afterAll(() => {
  vi.unstubAllGlobals();
});

test("walking up to an official opens the talk on the line", async () => {
  await onTheLine();
  void visit.approach("complaints");
  await settled();
  service.answers(0, talkView("a", "complaints"));
  await settled();

  expect(visit.snapshot()).toMatchObject({ phase: "open", session: { id: "a" } });
  expect(service.steps).toEqual(["approach complaints"]);
});

test("who walks away before the talk is open is not answered all the same", async () => {
  await onTheLine();
  void visit.approach("complaints");
  await settled();
  visit.leave();
  service.answers(0, talkView("a", "complaints"));
  await settled();

  expect(visit.snapshot()).toBeNull();
  expect(service.steps).toEqual(["approach complaints", "leave"]);
  expect(service.asked).toEqual([]);
});

test("who goes out before the talk is open leaves it too", async () => {
  await onTheLine();
  void visit.approach("complaints");
  await settled();
  visit.close();

  expect(service.steps).toEqual(["approach complaints", "leave"]);
});

test("walking on to another official before the first has answered ends the first talk", async () => {
  await onTheLine();
  void visit.approach("complaints");
  await settled();
  void visit.approach("youth");
  await settled();
  service.answers(0, talkView("a", "complaints"));
  await settled();
  expect(visit.snapshot()).toMatchObject({ phase: "opening", official: "youth" });
  service.answers(2, talkView("b", "youth"));
  await settled();

  expect(visit.snapshot()).toMatchObject({ phase: "open", official: "youth", session: { id: "b" } });
  expect(service.steps).toEqual(["approach complaints", "leave", "approach youth"]);
  expect(service.asked).toEqual([]);
});

test("a step that the line does not answer is left before the talk is opened in writing", async () => {
  await onTheLine();
  void visit.approach("complaints");
  await vi.advanceTimersByTimeAsync(8_000);
  service.answersInWriting(talkView("a", "complaints"));
  await settled();
  service.answers(0, talkView("late", "complaints"));
  await settled();

  expect(visit.snapshot()).toMatchObject({ phase: "open", session: { id: "a" } });
  expect(service.steps).toEqual(["approach complaints", "leave"]);
  expect(service.asked).toEqual(["POST /api/talks"]);
});

test("a talk in writing that is opened for somebody who has left is ended", async () => {
  void visit.approach("complaints");
  await settled();
  visit.leave();
  service.answersInWriting(talkView("a", "complaints"));
  await settled();

  expect(visit.snapshot()).toBeNull();
  expect(service.asked).toEqual(["POST /api/talks", "POST /api/talks/a/end"]);
});

test("who walks away while the line is still coming up opens nothing", async () => {
  await visit.call.start("ko");
  void visit.approach("complaints");
  visit.leave();
  service.opens();
  await settled();

  expect(service.steps).toEqual([]);
  expect(service.asked).toEqual([]);
});
