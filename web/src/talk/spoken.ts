import { ms, rtp, rtpAfter, rtpBetween, type Milliseconds, type Rtp } from "../shared/units";

/** A word of the caption and when it sounds, from the start of its chunk. */
export interface SpokenWord {
  starts: Milliseconds;
  ends: Milliseconds;
  text: string;
}

export interface SpokenViseme {
  at: Milliseconds;
  shape: string;
}

/** One clause, as `spoken-chunk` announces it. */
export interface SpokenChunk {
  utterance: number;
  segment: number;
  rtp: Rtp;
  duration: Milliseconds;
  words: readonly SpokenWord[];
  visemes: readonly SpokenViseme[];
}

/** The official stops: mute until the sound has reached `rtp`. */
export interface Hush {
  rtp: Rtp;
  heard: string;
}

/** The words of an utterance and how many of them have begun to sound. */
export interface Caption {
  utterance: number;
  words: readonly string[];
  spoken: number;
}

/** A mouth shape that is due, with the moment that it was scheduled for. */
export interface DueViseme {
  shape: string;
  rtp: Rtp;
}

/** An utterance stays for this long after its end, so that the last words of the caption can be read. */
const LINGER_MS = 4_000;

export function chunkOf(data: Readonly<Record<string, unknown>>): SpokenChunk | null {
  const { utterance, segment, rtp: starts, duration_ms: duration, words, visemes } = data;
  if (typeof utterance !== "number" || typeof segment !== "number" || typeof starts !== "number") return null;
  if (typeof duration !== "number" || !Array.isArray(words) || !Array.isArray(visemes)) return null;
  return {
    utterance,
    segment,
    rtp: rtp(starts),
    duration: ms(duration),
    words: words.map(wordOf),
    visemes: visemes.map(visemeOf),
  };
}

export function hushOf(data: Readonly<Record<string, unknown>>): Hush | null {
  const { rtp: from, heard } = data;
  return typeof from === "number" && typeof heard === "string" ? { rtp: rtp(from), heard } : null;
}

function wordOf(value: unknown): SpokenWord {
  const [starts, ends, text] = Array.isArray(value) ? (value as unknown[]) : [];
  return { starts: ms(Number(starts)), ends: ms(Number(ends)), text: typeof text === "string" ? text : "" };
}

function visemeOf(value: unknown): SpokenViseme {
  const [at, shape] = Array.isArray(value) ? (value as unknown[]) : [];
  return { at: ms(Number(at)), shape: typeof shape === "string" ? shape : "sil" };
}

/** What the official is going to say, on the clock of the sound. */
export class SpokenSchedule {
  #chunks: SpokenChunk[] = [];
  /** The chunk and the viseme that were handed out last. */
  #chunk = -1;
  #viseme = -1;

  add(chunk: SpokenChunk): void {
    this.#chunks.push(chunk);
  }

  clear(): void {
    this.#chunks = [];
  }

  /** Forgets utterances that were over some seconds before `now`. */
  forget(now: Rtp): void {
    const [oldest] = this.#chunks;
    if (!oldest) return;
    const { utterance } = oldest;
    if (this.#chunks.some((chunk) => chunk.utterance === utterance && !lingered(chunk, now))) return;
    this.#chunks = this.#chunks.filter((chunk) => chunk.utterance !== utterance);
  }

  /** Whether something sounds at `now`. */
  speaking(now: Rtp): boolean {
    return this.#sounding(now) !== null;
  }

  /** The mouth shape of `now` where it is another than at the last call; null where nothing changes. */
  due(now: Rtp): DueViseme | null {
    const chunk = this.#sounding(now);
    if (!chunk) return this.#silence(now);
    const place = visemeAt(chunk, rtpBetween(chunk.rtp, now));
    const viseme = chunk.visemes[place];
    if (!viseme || (chunk.segment === this.#chunk && place === this.#viseme)) return null;
    this.#chunk = chunk.segment;
    this.#viseme = place;
    return { shape: viseme.shape, rtp: rtpAfter(chunk.rtp, viseme.at) };
  }

  /** The words of the utterance that sounds, or sounded last; null where there is none. */
  caption(now: Rtp): Caption | null {
    const begun = this.#chunks.filter((chunk) => rtpBetween(chunk.rtp, now) >= 0);
    const utterance = begun.at(-1)?.utterance;
    if (utterance === undefined) return null;
    const chunks = this.#chunks.filter((chunk) => chunk.utterance === utterance);
    const words = chunks.flatMap((chunk) => chunk.words.map((word) => word.text));
    const spoken = chunks.reduce((count, chunk) => count + spokenWords(chunk, now), 0);
    return { utterance, words, spoken };
  }

  #sounding(now: Rtp): SpokenChunk | null {
    for (const chunk of this.#chunks) {
      const into = rtpBetween(chunk.rtp, now);
      if (into >= 0 && into < chunk.duration) return chunk;
    }
    return null;
  }

  #silence(now: Rtp): DueViseme | null {
    if (this.#chunk < 0) return null;
    this.#chunk = -1;
    this.#viseme = -1;
    return { shape: "sil", rtp: now };
  }
}

function lingered(chunk: SpokenChunk, now: Rtp): boolean {
  return rtpBetween(chunk.rtp, now) > chunk.duration + LINGER_MS;
}

/** The last viseme that has begun, by halving; -1 before the first. */
function visemeAt(chunk: SpokenChunk, into: Milliseconds): number {
  let low = 0;
  let high = chunk.visemes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunk.visemes[middle]?.at ?? 0) <= into) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function spokenWords(chunk: SpokenChunk, now: Rtp): number {
  const into = rtpBetween(chunk.rtp, now);
  return chunk.words.reduce((count, word) => count + (word.starts <= into ? 1 : 0), 0);
}
