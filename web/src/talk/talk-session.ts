import { talkEvent, type TalkView } from "../api/events";
import { OFFLINE, ServiceProblem } from "../api/problem";
import { pause } from "../shared/pause";
import { follow } from "../shared/sse.net";
import { ms } from "../shared/units";
import {
  askForPerson,
  deleteTalk,
  endTalk,
  leaveContact,
  rateAnswer,
  sendMessage,
  stopWaiting,
  switchOfficial,
  type Contact,
  type Thumb,
} from "./talk.net";
import { afterEvent, emptyTranscript, type Transcript } from "./transcript";

/** What the screen shows of a talk beside its transcript. */
export interface TalkState {
  transcript: Transcript;
  /** The citizen's words on their way to the service, until they come back masked. */
  pending: string | null;
  /** Whether an answer to what was written is still to come. */
  waiting: boolean;
  connected: boolean;
  /** Why the last thing that was tried did not work. */
  problem: ServiceProblem | null;
  /** Words that were not taken and go back to the field. */
  returned: string | null;
  thumbs: ReadonlyMap<string, Thumb>;
  gone: "deleted" | "expired" | null;
}

const AGAIN_MS = ms(1_000);

/** One talk: follows its events and does what the citizen asks for. A store for `useSyncExternalStore`. */
export class TalkSession {
  readonly id: string;
  #state: TalkState;
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();

  constructor(readonly view: TalkView) {
    this.id = view.id;
    this.#state = {
      transcript: emptyTranscript(view.official, view.language),
      pending: null,
      waiting: false,
      connected: true,
      problem: null,
      returned: null,
      thumbs: new Map(),
      gone: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): TalkState => this.#state;

  /** Ends with `close`; raised when the page lets go of the talk. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Follows the talk until it is over or `close` is called. */
  async run(): Promise<void> {
    try {
      // A stream that ends before the talk does was cut by something on the way.
      while (await this.#read()) await pause(AGAIN_MS, this.signal);
    } catch (error) {
      if (this.signal.aborted) return;
      if (!(error instanceof ServiceProblem)) throw error;
      if (error.status === 404) this.#change({ gone: this.#state.gone ?? "expired" });
      else this.#change({ problem: error });
    }
  }

  /** Lets go of the talk; it stays open at the service. */
  close(): void {
    this.#stop.abort();
  }

  async say(text: string): Promise<void> {
    const words = text.trim();
    if (!words || this.#state.pending !== null) return;
    this.#change({ pending: words, waiting: true, problem: null, returned: null });
    const sent = await this.#attempt(sendMessage(this.id, words, this.signal));
    const { pending } = this.snapshot();
    this.#change({ waiting: false, pending: null, returned: sent || pending === null ? null : words });
  }

  /** The words that came back are in the field again. */
  takeReturned(): void {
    this.#change({ returned: null });
  }

  async switchTo(official: string): Promise<boolean> {
    return this.#attempt(switchOfficial(this.id, official, this.signal));
  }

  async askForPerson(): Promise<boolean> {
    return this.#attempt(askForPerson(this.id, this.signal));
  }

  async stopWaiting(): Promise<boolean> {
    return this.#attempt(stopWaiting(this.id, this.signal));
  }

  async rate(answer: string, thumb: Thumb): Promise<void> {
    const before = this.#state.thumbs;
    this.#change({ thumbs: new Map(before).set(answer, thumb) });
    if (!(await this.#attempt(rateAnswer(this.id, answer, thumb, this.signal)))) this.#change({ thumbs: before });
  }

  async leaveContact(contact: Contact): Promise<boolean> {
    return this.#attempt(leaveContact(this.id, contact, this.signal));
  }

  async end(): Promise<boolean> {
    return this.#attempt(endTalk(this.id, this.signal));
  }

  /** Deletes every word, for good. */
  async forget(): Promise<boolean> {
    this.#change({ gone: "deleted" });
    const done = await this.#attempt(deleteTalk(this.id, this.signal));
    if (!done) this.#change({ gone: null });
    return done;
  }

  /** Returns whether there is more to come. */
  async #read(): Promise<boolean> {
    const options = {
      signal: this.signal,
      lastEventId: String(this.#state.transcript.last),
      onConnected: (connected: boolean) => {
        if (connected !== this.#state.connected) this.#change({ connected });
      },
    };
    for await (const item of follow(`/api/talks/${this.id}/events`, options)) {
      const event = talkEvent(item.data);
      if (!event) continue;
      const transcript = afterEvent(this.#state.transcript, Number(item.id), event);
      const said = event.type === "citizen-said";
      const answered = event.type === "answer-closed" || event.type === "relayed" || event.type === "talk-closed";
      this.#change({
        transcript,
        ...(said ? { pending: null, waiting: true } : {}),
        ...(answered ? { waiting: false } : {}),
      });
    }
    return this.#state.transcript.closed === null;
  }

  async #attempt(call: Promise<unknown>): Promise<boolean> {
    try {
      await call;
      this.#change({ problem: null });
      return true;
    } catch (error) {
      if (this.signal.aborted) return false;
      this.#change({ problem: error instanceof ServiceProblem ? error : OFFLINE });
      return false;
    }
  }

  #change(changes: Partial<TalkState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}
