import { api } from "../api/client";
import type { Language } from "../api/events";
import { answered } from "../api/problem";
import { pause } from "../shared/pause";
import { ms } from "../shared/units";
import { serverMessage, type ClientMessage, type ServerMessage } from "./messages";
import type { Space } from "./space";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
/** Close codes after which coming again at once would not help. */
const FINAL = { goodbye: 1000, policy: 1008, tooBig: 1009, full: 1013, takenOver: 4000, idle: 4001, name: 4002, noSpace: 4004 } as const;
const FINAL_CODES: ReadonlySet<number> = new Set(Object.values(FINAL));

export type Ending = "idle" | "full" | "taken-over" | "name" | "refused";

export async function readSpace(space: string, language: Language, signal: AbortSignal): Promise<Space> {
  return answered(api.GET("/api/spaces/{space}", { params: { path: { space }, query: { language } }, signal }));
}

/** What a citizen says at the door. */
export interface Guest {
  name: string;
  avatar: string;
  language: Language;
}

export interface RoomEvents {
  onMessage: (message: ServerMessage) => void;
  onPoses: (blob: DataView) => void;
  onConnected: (connected: boolean) => void;
}

/** The connection to one space; comes back by itself with the same body while the service keeps it. */
export class Room {
  #socket: WebSocket | null = null;
  #resume = "";

  constructor(
    private readonly space: string,
    private readonly guest: Guest,
    private readonly events: RoomEvents,
  ) {}

  /** Runs until the service ends the visit, which is what it returns; `signal` is saying goodbye. */
  async run(signal: AbortSignal): Promise<Ending> {
    let wait = FIRST_WAIT_MS;
    for (;;) {
      const { code, stood } = await this.#once(signal);
      signal.throwIfAborted();
      this.events.onConnected(false);
      if (FINAL_CODES.has(code)) return endingOf(code);
      if (stood) wait = FIRST_WAIT_MS;
      await pause(ms(wait), signal, "online");
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }

  say(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Not sent when the line is busy: the next pose is newer. */
  pose(blob: DataView<ArrayBuffer>): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN || this.#socket.bufferedAmount > 0) return false;
    this.#socket.send(blob);
    return true;
  }

  /** One connection, from its opening to its end. */
  #once(signal: AbortSignal): Promise<{ code: number; stood: boolean }> {
    return new Promise((resolve) => {
      const socket = (this.#socket = new WebSocket(this.#address()));
      let stood = false;
      socket.binaryType = "arraybuffer";
      socket.addEventListener("open", () => {
        socket.send(JSON.stringify({ type: "enter", ...this.guest, resume: this.#resume }));
      });
      const goodbye = (): void => {
        socket.close(FINAL.goodbye);
        resolve({ code: FINAL.goodbye, stood });
      };
      socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
        if (signal.aborted) return;
        if (data instanceof ArrayBuffer) this.events.onPoses(new DataView(data));
        if (typeof data !== "string") return;
        const message = serverMessage(data);
        if (message?.type === "welcome") {
          stood = true;
          this.#resume = message.resume;
          this.events.onConnected(true);
        }
        if (message) this.events.onMessage(message);
      });
      socket.addEventListener("close", ({ code }) => {
        signal.removeEventListener("abort", goodbye);
        resolve({ code, stood });
      });
      signal.addEventListener("abort", goodbye, { once: true });
      if (signal.aborted) goodbye();
    });
  }

  #address(): string {
    return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/world/${this.space}`;
  }
}

function endingOf(code: number): Ending {
  if (code === FINAL.idle) return "idle";
  if (code === FINAL.full) return "full";
  if (code === FINAL.name) return "name";
  return code === FINAL.takenOver ? "taken-over" : "refused";
}
