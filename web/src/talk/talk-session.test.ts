// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";

import type { TalkEvent, TalkView } from "../api/events";
import { TalkSession, type TalkState } from "./talk-session";

const VIEW: TalkView = {
  id: "t",
  official: "complaints",
  language: "ko",
  greeting: "안녕하세요.",
  notice: "인공지능이 답합니다.",
  driver: { kind: "ai", name: "" },
  closed: false,
  events_url: "/api/talks/t/events",
  turns: [],
};

/** A service of one talk: its event stream, and an answer to each message. */
class FakeService {
  readonly asked: string[] = [];
  refuses: { status: number; body: object } | null = null;
  #streams: { send: (text: string) => void; end: () => void }[] = [];
  #events: string[] = [];

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : null;
    const url = request?.url ?? (input instanceof URL ? input.href : (input as string));
    await Promise.resolve();
    if (this.refuses) return Response.json(this.refuses.body, { status: this.refuses.status });
    if (url.endsWith("/events")) return this.#stream(Number(new Headers(init?.headers).get("Last-Event-ID")));
    this.asked.push(`${request?.method ?? init?.method ?? "GET"} ${new URL(url, "http://here").pathname}`);
    return new Response(null, { status: 204 });
  };

  says(event: TalkEvent): void {
    this.#events.push(`id: ${this.#events.length + 1}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    for (const stream of this.#streams) stream.send(this.#events.at(-1) ?? "");
  }

  breaksOff(): void {
    for (const stream of this.#streams.splice(0)) stream.end();
  }

  #stream(after: number): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string): void => {
          controller.enqueue(new TextEncoder().encode(text));
        };
        for (const text of this.#events.slice(after)) send(text);
        this.#streams.push({
          send,
          end: () => {
            controller.error(new TypeError("network"));
          },
        });
      },
    });
    return new Response(body);
  }
}

const SAID: TalkEvent = { type: "citizen-said", text: "이사했어요", via: "text" };
const ANSWER: TalkEvent = { type: "answer-text", answer: "a", index: 0, text: "14일 안에 신고해요.", mood: "neutral" };

function following(): { service: FakeService; session: TalkSession; until: (is: (state: TalkState) => boolean) => Promise<TalkState> } {
  const service = new FakeService();
  vi.stubGlobal("fetch", service.fetch);
  const session = new TalkSession(VIEW);
  const until = (is: (state: TalkState) => boolean): Promise<TalkState> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (is(session.snapshot())) resolve(session.snapshot());
      };
      session.subscribe(look);
      look();
    });
  return { service, session, until };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("what is said comes over the event stream", async () => {
  const { service, session, until } = following();
  void session.run();
  service.says(SAID);
  service.says(ANSWER);

  const state = await until((now) => now.transcript.entries.length === 2);

  expect(state.transcript.entries.map((entry) => entry.kind)).toEqual(["citizen", "answer"]);
  session.close();
});

test("a stream that breaks off is taken up again, and nothing is said twice", async () => {
  const { service, session, until } = following();
  void session.run();
  service.says(SAID);
  await until((now) => now.transcript.last === 1);
  service.breaksOff();
  await until((now) => !now.connected);
  service.says(ANSWER);

  const state = await until((now) => now.connected && now.transcript.last === 2);

  expect(state.transcript.entries.length).toBe(2);
  session.close();
});

test("words that were not taken go back to the field, with the reason", async () => {
  const { service, session } = following();
  service.refuses = { status: 413, body: { code: "text_too_long", message: "too long", retryable: false } };

  await session.say("아주 긴 글");

  expect(session.snapshot()).toMatchObject({ pending: null, returned: "아주 긴 글", problem: { code: "text_too_long" } });
});

test("one message is sent at a time, and an empty one not at all", async () => {
  const { service, session } = following();

  await Promise.all([session.say("하나"), session.say("둘"), session.say("   ")]);

  expect(service.asked).toEqual(["POST /api/talks/t/messages"]);
});

test("a thumb that was not taken is taken back", async () => {
  const { service, session } = following();
  service.refuses = { status: 404, body: { code: "not_found", message: "", retryable: false } };

  await session.rate("a", "up");

  expect(session.snapshot().thumbs.size).toBe(0);
});

test("a talk that the service no longer knows is over", async () => {
  const { service, session } = following();
  service.refuses = { status: 404, body: { code: "not_found", message: "", retryable: false } };

  await session.run();

  expect(session.snapshot().gone).toBe("expired");
});
