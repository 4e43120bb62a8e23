import type { Language, TalkView } from "../api/events";
import { OFFLINE, ServiceProblem } from "../api/problem";
import { endTalk, openTalk } from "../talk/talk.net";
import { TalkSession } from "../talk/talk-session";
import { VoiceCall } from "../talk/voice-call";
import { isLive } from "../talk/voice-phase";
import type { Spot } from "./floor";
import type { Space } from "./space";
import { WorldSession, type Seat } from "./world-session";
import type { Guest } from "./world.net";

/** How long an official waits for the line before the talk begins in writing. */
const LINE_MS = 6_000;
/** A talk that has not been opened or ended in writing by then is not. */
const WRITING_MS = 20_000;

/** The talk at a counter, from walking up to it. */
export type CounterTalk =
  | { phase: "opening"; official: string }
  | { phase: "refused"; official: string; problem: ServiceProblem }
  | { phase: "open"; official: string; session: TalkSession };

/** One visit: a body in the space, one line for all its talks, and the talk of the moment. */
export class Visit {
  readonly world: WorldSession;
  readonly call: VoiceCall;
  #talk: CounterTalk | null = null;
  readonly #listeners = new Set<() => void>();
  #attempt = new AbortController();

  constructor(
    space: Space,
    private readonly guest: Guest,
  ) {
    this.call = new VoiceCall(() => ({
      space: space.id,
      ...(this.#talk?.phase === "open" ? { session: this.#talk.session.id } : {}),
    }));
    this.world = new WorldSession(space, guest, {
      onWish: (wish) => {
        if (wish.kind === "start") void this.approach(wish.official);
        else this.leave();
      },
      onSeat: (seat) => {
        this.#sit(seat);
      },
      onInside: (booth) => {
        // A new body after a long break steps up again: the talk itself went on.
        if (this.#talk && booth === null) this.world.approach(this.#talk.official);
        if (this.#talk?.phase === "open") this.world.hold(this.#talk.session.id);
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): CounterTalk | null => this.#talk;

  /** Comes in, by voice where it is wanted; runs until the visit is over. */
  async run(language: Language, byVoice: boolean): Promise<void> {
    if (byVoice) void this.call.start(language);
    await this.world.run();
  }

  /** Goes out: the place is free, the line is closed, the talk is over. */
  close(): void {
    this.#letGo();
    this.call.hangUp();
    this.world.close();
  }

  // ---- the same for a click on the official, the prompt at the counter, and the list

  /** Steps up to an official and begins to talk. */
  async approach(official: string): Promise<void> {
    if (this.#talk?.official === official && this.#talk.phase !== "refused") return;
    this.#letGo();
    const { signal } = (this.#attempt = new AbortController());
    this.#change({ phase: "opening", official });
    this.world.approach(official);
    this.#anchor(null);
    try {
      const view = await this.#opened(official, signal);
      const session = new TalkSession(view);
      this.world.hold(view.id);
      this.#change({ phase: "open", official, session });
      void session.run();
    } catch (error) {
      if (signal.aborted) return;
      this.#change({ phase: "refused", official, problem: error instanceof ServiceProblem ? error : OFFLINE });
      if (!(error instanceof ServiceProblem)) throw error;
    }
  }

  /** Goes on with another official in the same talk. */
  async goOn(official: string): Promise<void> {
    const talk = this.#talk;
    if (talk?.phase !== "open") return this.approach(official);
    if (!(await talk.session.switchTo(official))) return;
    this.world.approach(official);
    this.world.hold(talk.session.id);
    this.#change({ ...talk, official });
    this.#anchor(null);
  }

  /** Steps away from the counter: the talk is over, also one that is only being opened. */
  leave(): void {
    this.#letGo();
    this.#change(null);
  }

  /** A new talk with the same official, after one that is over. */
  renew(): void {
    const official = this.#talk?.official;
    if (!official) return;
    this.leave();
    void this.approach(official);
  }

  // ---- inside

  /** On the line where it stands, so that it is spoken on it; else as a talk in writing. Raises when `signal` is aborted. */
  async #opened(official: string, signal: AbortSignal): Promise<TalkView> {
    const stands = await this.#lineStands(signal);
    signal.throwIfAborted();
    if (stands) {
      const answer = await this.call.step("approach", { official });
      signal.throwIfAborted(); // the `leave` of whoever let go has ended it
      if (answer && typeof answer["id"] === "string") return answer as unknown as TalkView;
      void this.call.step("leave", {}); // a step that is only answered late opens no second talk
    }
    return this.#openedInWriting(official, signal);
  }

  /** The request itself is not aborted: only its answer names the talk that then has to be ended. */
  async #openedInWriting(official: string, signal: AbortSignal): Promise<TalkView> {
    const view = await openTalk(official, this.guest.language, AbortSignal.timeout(WRITING_MS));
    if (signal.aborted) await endTalk(view.id, AbortSignal.timeout(WRITING_MS));
    signal.throwIfAborted();
    return view;
  }

  /** Whether the line can be talked on; waits for one that is just coming up. */
  async #lineStands(signal: AbortSignal): Promise<boolean> {
    const standing = (): boolean | null => {
      const { phase } = this.call.snapshot();
      return phase === "asking" || phase === "connecting" ? null : isLive(phase);
    };
    const now = standing();
    if (now !== null) return now;
    return new Promise((resolve) => {
      const end = (stands: boolean): void => {
        clearTimeout(timer);
        forget();
        resolve(stands);
      };
      const timer = setTimeout(() => {
        end(false);
      }, LINE_MS);
      const forget = this.call.subscribe(() => {
        const stands = standing();
        if (stands !== null) end(stands);
      });
      signal.addEventListener("abort", () => {
        end(false);
      });
    });
  }

  #letGo(): void {
    this.#attempt.abort();
    if (!this.#talk) return;
    if (this.#talk.phase === "open") this.#talk.session.close();
    // One that is being opened may be open at the service already; the steps of a line are taken in their order.
    if (this.#talk.phase !== "refused") void this.call.step("leave", {});
    this.world.leaveCounter();
    this.world.talking(null, null);
  }

  /** Walks to the place that the counter gave; without one the citizen stays where it is. */
  #sit(seat: Seat): void {
    if (this.#talk?.official !== seat.official) return;
    const [x, z, heading] = seat.stand ?? [];
    const stand = x !== undefined && z !== undefined ? { x, z } : null;
    if (stand) this.world.walkTo(stand, heading ?? null);
    this.#anchor(stand);
  }

  #anchor(stand: Spot | null): void {
    if (!this.#talk) return;
    const { x, z } = this.world.walker;
    this.world.talking(this.#talk.official, stand ?? (this.world.walker.going ? null : { x, z }));
  }

  #change(talk: CounterTalk | null): void {
    this.#talk = talk;
    for (const listener of this.#listeners) listener();
  }
}
