import { ServiceProblem } from "../api/problem";
import { pause, pauseBefore } from "../shared/pause";
import { openMicrophone, openStaffLine, type StaffLine } from "./staff-line.net";
import { after, OFF_DUTY, type Happening, type Phase, type Standing } from "./standing";

/** Why there is no microphone; null: there is one, or it was not asked for yet. */
export type MicrophoneTrouble = "denied" | "missing" | "insecure" | null;

/** One time that a talk is joined: a citizen who is handed back and taken again is another call. */
export interface JoinedCall {
  readonly talk: string;
}

export interface VoiceState {
  /** How the line stands: it is there for as long as the person is on duty. */
  phase: Phase;
  trouble: MicrophoneTrouble;
  /** What the microphone is heard in; null: it is sent nowhere. */
  call: JoinedCall | null;
  voice: MediaStream | null;
  microphone: MediaStream | null;
  muted: boolean;
  pushToTalk: boolean;
  /** While the button of push-to-talk is held. */
  held: boolean;
}

const SILENT: VoiceState = {
  phase: "off",
  trouble: null,
  call: null,
  voice: null,
  microphone: null,
  muted: false,
  pushToTalk: false,
  held: false,
};

/** The voice of a person at the desk. A store for `useSyncExternalStore`; `close` gives everything back. */
export class StaffVoice {
  #state = SILENT;
  #standing: Standing = OFF_DUTY;
  readonly #listeners = new Set<() => void>();
  #visit: AbortController | null = null;
  #line: StaffLine | null = null;
  #asking: AbortController | null = null;
  #failures = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): VoiceState => this.#state;

  /** What the desk says: whether this person is on duty, and which line carries the voice. */
  readonly desk = (onDuty: boolean, line: string | null): void => {
    this.#tell({ kind: "desk", onDuty, line });
  };

  /** From now on the microphone is heard in this talk, as far as this person drives it. */
  readonly join = (talk: string): JoinedCall => {
    const call = { talk };
    this.#change({ call, muted: false, held: false });
    if (this.#standing.phase !== "off" && !this.#state.microphone) void this.#askForMicrophone();
    this.#tell({ kind: "wanted" });
    this.#speak();
    return call;
  };

  /** The microphone is heard nowhere, and the line stays; late news of a call before this one changes nothing. */
  readonly leave = (call: JoinedCall | null): void => {
    if (call !== this.#state.call) return;
    this.#change({ call: null, held: false });
    this.#speak();
  };

  readonly setMuted = (muted: boolean): void => {
    this.#change({ muted });
    this.#speak();
  };

  readonly setPushToTalk = (pushToTalk: boolean): void => {
    this.#change({ pushToTalk });
    this.#speak();
  };

  readonly hold = (held: boolean): void => {
    this.#change({ held });
    this.#speak();
  };

  /** The page is left: the service hears of it at once. */
  readonly close = (): void => {
    this.leave(this.#state.call);
    this.#tell({ kind: "desk", onDuty: false, line: null });
  };

  #tell(happened: Happening): void {
    const before = this.#standing.phase;
    this.#standing = after(this.#standing, happened);
    const { phase } = this.#standing;
    if (phase === before) return;
    this.#change({ phase });
    if (phase === "ready") this.#failures = 0;
    else if (phase === "opening") this.#open();
    else if (phase === "lost") this.#reopen();
    else if (phase !== "interrupted") this.#giveBack();
  }

  #open(): void {
    const { signal } = this.#begin();
    if (!this.#state.microphone) void this.#askForMicrophone();
    const { line, answer } = openStaffLine(
      {
        onAnswered: (id) => {
          this.#tell({ kind: "answered", id });
        },
        onVoice: (voice) => {
          this.#change({ voice });
        },
        onState: (kind) => {
          this.#tell({ kind });
        },
      },
      signal,
    );
    this.#line = line;
    this.#speak();
    answer.catch((error: unknown) => {
      if (signal.aborted) return;
      // A service without voice answers so every time; what else is wrong may pass.
      const refused = error instanceof ServiceProblem && error.code === "conflict";
      this.#tell({ kind: refused ? "refused" : "lost" });
    });
  }

  #reopen(): void {
    this.#failures += 1;
    const { signal } = this.#begin();
    pause(pauseBefore(this.#failures), signal, "online").then(
      () => {
        this.#tell({ kind: "due" });
      },
      () => undefined,
    );
  }

  /** Ends the line, or the wait for one, that there was. */
  #begin(): AbortController {
    this.#visit?.abort();
    this.#line = null;
    this.#change({ voice: null });
    return (this.#visit = new AbortController());
  }

  #giveBack(): void {
    this.#begin().abort();
    this.#asking?.abort();
    this.#asking = null;
    stop(this.#state.microphone);
    this.#change({ microphone: null, trouble: null, held: false });
  }

  async #askForMicrophone(): Promise<void> {
    if (this.#asking) return;
    // Browsers give a microphone to pages over HTTPS (and to this very machine) only.
    if (!("mediaDevices" in navigator)) {
      this.#change({ trouble: "insecure" });
      return;
    }
    const asking = (this.#asking = new AbortController());
    try {
      const microphone = await openMicrophone();
      if (asking.signal.aborted) {
        stop(microphone);
        return;
      }
      microphone.getAudioTracks()[0]?.addEventListener("ended", () => {
        if (this.#state.microphone === microphone) this.#change({ microphone: null, trouble: "missing" });
      });
      this.#change({ microphone, trouble: null });
      this.#speak();
    } catch (error) {
      const denied = error instanceof DOMException && error.name === "NotAllowedError";
      if (!asking.signal.aborted) this.#change({ trouble: denied ? "denied" : "missing" });
    } finally {
      if (this.#asking === asking) this.#asking = null;
    }
  }

  /** Nothing of the room leaves it unless a talk is joined. */
  #speak(): void {
    const { call, microphone, muted, pushToTalk, held } = this.#state;
    const track = microphone?.getAudioTracks()[0] ?? null;
    if (track) track.enabled = call !== null && !muted && (!pushToTalk || held);
    this.#line?.speak(call === null ? null : track);
  }

  #change(changes: Partial<VoiceState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

function stop(microphone: MediaStream | null): void {
  microphone?.getTracks().forEach((track) => {
    track.stop();
  });
}
