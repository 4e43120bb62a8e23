import { ServiceProblem } from "../api/problem";
import { pause, pauseBefore } from "../shared/pause";
import { openLine, type Line, type LineEvents, type Visit } from "../shared/line.net";
import type { RtviMessage } from "../shared/rtvi";
import { isRecord } from "../shared/rtvi";
import { Playback } from "./playback";
import { Replies, type Reply } from "./replies";
import type { Caption } from "./spoken";
import { Loudness } from "./sound";
import { isLive, microphoneTrouble, phaseAfter, type VoicePhase, type VoiceTrouble } from "./voice-phase";

export interface VoiceState {
  phase: VoicePhase;
  trouble: VoiceTrouble | null;
  muted: boolean;
  /** The browser plays no sound before the citizen taps. */
  soundBlocked: boolean;
  caption: Caption | null;
}

const OFF: VoiceState = { phase: "off", trouble: null, muted: false, soundBlocked: false, caption: null };
/** Nothing was understood when no words come back in this time, and the citizen may speak again. */
const UNDERSTANDING_MS = 8_000;
/** Longer than the slowest answer. */
const ANSWERING_MS = 30_000;
/** How often in a row a lost line is opened again before the citizen is asked to, and how long it stood to count as good. */
const REOPENINGS = 4;
const GOOD_LINE_MS = 20_000;
const MICROPHONE: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** The spoken side of a talk. A store for `useSyncExternalStore`; calls follow one another on the same talk. */
export class VoiceCall {
  readonly playback = new Playback((changes) => {
    this.#change(changes);
  });
  #state = OFF;
  readonly #listeners = new Set<() => void>();
  #stop: AbortController | null = null;
  #attempt = new AbortController();
  #losses = 0;
  #stoodSince = 0;
  #line: Line | null = null;
  #microphone: MediaStream | null = null;
  #loudness: Loudness | null = null;
  #thinking = 0;
  #person = false;
  readonly #replies = new Replies();

  /** `visit` says what the line is for at the moment it is opened: a talk that goes on by voice, or a space. */
  constructor(private readonly visit: () => Omit<Visit, "language">) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): VoiceState => this.#state;

  /** Asks for the microphone and connects; every failure ends as `trouble`. */
  async start(language: "ko" | "en"): Promise<void> {
    if (this.#stop) return;
    const stop = (this.#stop = new AbortController());
    this.#change({ ...OFF, phase: "asking" });
    const microphone = await this.#askForMicrophone(stop.signal);
    if (!microphone) return;
    this.#losses = 0;
    this.#change({ phase: "connecting" });
    await this.#connect(microphone, language, stop.signal);
  }

  /** Ends the call; the talk goes on in writing. */
  hangUp(): void {
    this.#end({});
  }

  mute(muted: boolean): void {
    for (const track of this.#microphone?.getAudioTracks() ?? []) track.enabled = !muted;
    this.#change({ muted });
  }

  /** The official stops in the middle of the sentence. */
  silence(): void {
    if (this.#state.phase !== "speaking") return;
    this.playback.silence();
    this.#line?.send("client-message", { t: "stop", d: {} });
  }

  /** A step of a visit on this line (`approach`, `leave`); null where the line ends or the service refuses. */
  async step(name: string, data: Record<string, unknown>): Promise<Reply | null> {
    const id = this.#line?.send("client-message", { t: name, d: data }) ?? null;
    return id === null ? null : this.#replies.to(id);
  }

  /** Asks the browser again to play, now that the citizen has tapped. */
  allowSound(): void {
    this.playback.play();
  }

  /** Whether a person drives: the lips then follow the sound. */
  drivenBy(kind: "ai" | "person"): void {
    this.#person = kind === "person";
    this.playback.lipsFollowSound(this.#person);
  }

  /** 0 to 1: how loud the citizen is. */
  level(): number {
    return this.#state.muted ? 0 : (this.#loudness?.level() ?? 0);
  }

  async #connect(microphone: MediaStream, language: "ko" | "en", stopped: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stopped, (this.#attempt = new AbortController()).signal]);
    const lost = (): void => {
      if (signal.aborted) return;
      if (!isLive(this.#state.phase)) this.#fail("unreachable");
      else if (!this.#mayReopen()) this.#fail("lost");
      else this.#reopen(() => void this.#connect(microphone, language, stopped), stopped);
    };
    try {
      const track = microphone.getAudioTracks()[0] ?? null;
      const line = await openLine(track, { ...this.visit(), language }, this.#events(lost), signal);
      if (signal.aborted) return;
      this.#line = line;
      this.playback.follow(this.#line.receiver);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ServiceProblem && error.full) this.#fail("full");
      else lost();
    }
  }

  #mayReopen(): boolean {
    if (this.#stoodSince && performance.now() - this.#stoodSince >= GOOD_LINE_MS) this.#losses = 0;
    this.#stoodSince = 0;
    return (this.#losses += 1) <= REOPENINGS;
  }

  /** The talk and the microphone stay; the network, or the service, has let go of the line only. */
  #reopen(connect: () => void, stopped: AbortSignal): void {
    this.#letGo();
    this.#change({ phase: "interrupted", caption: null });
    pause(pauseBefore(this.#losses), stopped, "online").then(connect, () => undefined);
  }

  async #askForMicrophone(signal: AbortSignal): Promise<MediaStream | null> {
    // Browsers give a microphone to pages over HTTPS (and to this very machine) only.
    if (!("mediaDevices" in navigator)) {
      this.#fail("insecure");
      return null;
    }
    try {
      const microphone = await navigator.mediaDevices.getUserMedia(MICROPHONE);
      if (signal.aborted) {
        for (const track of microphone.getTracks()) track.stop();
        return null;
      }
      this.#microphone = microphone;
      this.#loudness = new Loudness(microphone);
      microphone.getAudioTracks()[0]?.addEventListener("ended", () => {
        this.#fail("busy-microphone");
      });
      return microphone;
    } catch (error) {
      if (!signal.aborted) this.#fail(microphoneTrouble(error));
      return null;
    }
  }

  #events(lost: () => void): LineEvents {
    return {
      onMessage: (message) => {
        this.#hear(message);
      },
      onVoice: (voice) => {
        this.playback.attach(voice);
      },
      onState: (state) => {
        if (state === "lost") lost();
        else if (state === "interrupted") this.#change({ phase: "interrupted" });
        else {
          this.#stoodSince ||= performance.now();
          if (this.#state.phase === "interrupted") this.#change({ phase: "listening" });
        }
      },
    };
  }

  #hear(message: RtviMessage): void {
    const { type, data } = message;
    if (type === "server-message") this.playback.hear(data);
    this.#replies.hear(message);
    if (type === "bot-started-speaking") this.playback.unmuteForSpeech();
    if (type === "error" && isRecord(data) && data["fatal"] === true) this.#fail("lost");
    const phase = phaseAfter(this.#state.phase, type, this.#person);
    if (phase !== this.#state.phase) this.#change({ phase });
    if (type === "user-stopped-speaking") this.#thinkFor(UNDERSTANDING_MS);
    if (type === "user-transcription" && data["final"] === true) this.#thinkFor(ANSWERING_MS);
  }

  #thinkFor(time: number): void {
    clearTimeout(this.#thinking);
    this.#thinking = window.setTimeout(() => {
      if (this.#state.phase === "thinking") this.#change({ phase: "listening" });
    }, time);
  }

  #fail(trouble: VoiceTrouble): void {
    this.#end({ trouble });
  }

  #end(last: Partial<VoiceState>): void {
    if (!this.#stop) return;
    this.#stop.abort();
    this.#stop = null;
    this.#letGo();
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
    this.#microphone = null;
    this.#loudness?.close();
    this.#loudness = null;
    this.#change({ ...OFF, ...last });
  }

  /** Of the line, not of the microphone. */
  #letGo(): void {
    this.#attempt.abort();
    this.#replies.end();
    this.#line = null;
    clearTimeout(this.#thinking);
    this.playback.detach();
  }

  #change(changes: Partial<VoiceState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}
