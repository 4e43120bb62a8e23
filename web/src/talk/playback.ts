import { ms, rtp, rtpAfter, rtpBetween, type Rtp } from "../shared/units";
import { lipMeasure } from "./measure";
import { Mouth, mouthFromSound } from "./mouth";
import { playedAt, RtpClock } from "./rtp-clock";
import { Loudness } from "./sound";
import { chunkOf, hushOf, SpokenSchedule, type Caption } from "./spoken";

/** How often lips and captions look at the clock; a sixtieth of a second is what a screen can show. */
const TICK_MS = 16;
/** Half of the time between two looks, so that lips are as often early as late; a busy machine looks less often. */
const MOST_EARLY_MS = 20;
/** Of a stop that the service never confirmed. */
const LONGEST_SILENCE_MS = 4_000;

interface Changes {
  caption?: Caption | null;
  soundBlocked?: boolean;
}

/** The avatar's voice as it sounds here: the audio element, the lips and the caption on its clock. */
export class Playback {
  readonly mouth = new Mouth();
  readonly #schedule = new SpokenSchedule();
  readonly #measure = lipMeasure(location.search);
  #clock = new RtpClock();
  #audio: HTMLAudioElement | null = null;
  #receiver: RTCRtpReceiver | null = null;
  #sound: Loudness | null = null;
  #fromSound = false;
  #timer = 0;
  #tickedAt = 0;
  #early = ms(TICK_MS / 2);
  #silentUntil: Rtp | null = null;
  #silentSince = 0;
  #caption: Caption | null = null;

  constructor(private readonly tell: (changes: Changes) => void) {}

  /** Plays `voice` through a plain element, which the browser's echo canceller hears. */
  attach(voice: MediaStream): void {
    this.#audio ??= document.body.appendChild(document.createElement("audio"));
    this.#audio.autoplay = true;
    this.#audio.srcObject = voice;
    if (this.#fromSound) this.#listen();
    this.play();
  }

  /** The lips and captions run by what `receiver` plays. */
  follow(receiver: RTCRtpReceiver): void {
    this.#receiver = receiver;
    this.#clock = new RtpClock();
    this.#timer = window.setInterval(() => {
      this.#tick();
    }, TICK_MS);
  }

  play(): void {
    this.#audio?.play().then(
      () => {
        this.tell({ soundBlocked: false });
      },
      (error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") this.tell({ soundBlocked: true });
      },
    );
  }

  /** One `server-message` of the media path; others are left to the event stream. */
  hear(data: Readonly<Record<string, unknown>>): void {
    if (data["type"] === "spoken-chunk") {
      const chunk = chunkOf(data);
      if (chunk) this.#schedule.add(chunk);
    } else if (data["type"] === "hush") {
      const hush = hushOf(data);
      if (hush) this.#hush(hush.rtp);
    }
  }

  /** Silent at once, until the service has stopped too or something new is said. */
  silence(): void {
    this.#mute();
  }

  unmuteForSpeech(): void {
    if (this.#silentUntil === null) this.#unmute();
  }

  /** Lips by the sound instead of the announced shapes: a person speaks. */
  lipsFollowSound(follows: boolean): void {
    if (follows === this.#fromSound) return;
    this.#fromSound = follows;
    this.mouth.rest();
    if (follows) this.#listen();
    else this.#deafen();
  }

  detach(): void {
    clearInterval(this.#timer);
    this.#receiver = null;
    this.#schedule.clear();
    this.#deafen();
    this.#audio?.remove();
    this.#audio = null;
    this.#silentUntil = null;
    this.#silentSince = 0;
    this.mouth.rest();
    this.#show(null);
  }

  #hush(until: Rtp): void {
    this.#mute();
    this.#silentUntil = until;
  }

  #mute(): void {
    if (this.#audio) this.#audio.muted = true;
    this.#silentSince = performance.now();
    this.#schedule.clear();
    this.mouth.rest();
  }

  #unmute(): void {
    if (this.#audio) this.#audio.muted = false;
    this.#silentUntil = null;
    this.#silentSince = 0;
  }

  #listen(): void {
    const stream = this.#audio?.srcObject;
    if (!this.#sound && stream instanceof MediaStream) this.#sound = new Loudness(stream);
  }

  #deafen(): void {
    this.#sound?.close();
    this.#sound = null;
  }

  #tick(): void {
    const time = ms(performance.now());
    const source = this.#receiver?.getSynchronizationSources()[0];
    if (source) this.#clock.observe(rtp(source.rtpTimestamp), playedAt(source.timestamp, time, performance.timeOrigin));
    const now = this.#clock.at(time);
    this.#early = ms(this.#early * 0.9 + Math.min((time - this.#tickedAt) / 2, MOST_EARLY_MS) * 0.1);
    this.#tickedAt = time;
    if (now === null) return;
    this.#endSilence(now, time);
    this.#moveLips(now);
    this.#schedule.forget(now);
    this.#show(this.#schedule.caption(now));
  }

  #endSilence(now: Rtp, time: number): void {
    if (this.#silentSince === 0) return;
    const reached = this.#silentUntil !== null && rtpBetween(this.#silentUntil, now) >= 0;
    if (reached || time - this.#silentSince > LONGEST_SILENCE_MS) this.#unmute();
  }

  #moveLips(now: Rtp): void {
    const due = this.#schedule.due(rtpAfter(now, this.#early));
    if (this.#fromSound && this.#sound) {
      this.#sound.read();
      mouthFromSound(this.mouth, this.#sound.band(100, 700), this.#sound.band(700, 2_500), this.#sound.band(4_000, 9_000));
    } else if (due) {
      this.mouth.shape(due.shape);
      this.#measure?.(due.shape, due.rtp, now);
    }
  }

  #show(caption: Caption | null): void {
    const before = this.#caption;
    const same =
      before?.utterance === caption?.utterance &&
      before?.spoken === caption?.spoken &&
      before?.words.length === caption?.words.length;
    if (same) return;
    this.#caption = caption;
    this.tell({ caption });
  }
}
