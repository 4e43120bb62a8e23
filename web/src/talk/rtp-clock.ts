import { ms, rtp, RTP_TICKS_PER_MS, rtpBetween, type Milliseconds, type Rtp } from "../shared/units";

/** Observations kept: half a second at 60 a second. */
const KEPT = 32;
const WINDOW_MS = 500;
/** A jump larger than this is a new stream, not jitter. */
const JUMP_MS = 1_000;
/** Without a packet for this long nothing is playing. */
const STALE_MS = 10_000;

/**
 * What is sounding now, from the packets that the browser says it has played.
 *
 * A packet is seen some time after its first sample sounded, never before, so that of the last half second the
 * observation that is furthest ahead is the best one.
 */
export class RtpClock {
  readonly #seenAt = new Float64Array(KEPT);
  /** How far the sound is ahead of the first packet, less the time that has passed since: constant but for jitter. */
  readonly #lead = new Float64Array(KEPT);
  #count = 0;
  #origin: Rtp | null = null;
  #originAt = 0;
  #lastRtp: Rtp | null = null;

  /** `played` was delivered to the loudspeaker at `at`, on the clock of `performance.now()`. */
  observe(played: Rtp, at: Milliseconds): void {
    if (played === this.#lastRtp) return;
    this.#lastRtp = played;
    const expected = this.at(at);
    if (this.#origin === null || expected === null || Math.abs(rtpBetween(expected, played)) > JUMP_MS) {
      this.#origin = played;
      this.#originAt = at;
      this.#count = 0;
    }
    const place = this.#count % KEPT;
    this.#seenAt[place] = at;
    this.#lead[place] = rtpBetween(this.#origin, played) - (at - this.#originAt);
    this.#count += 1;
  }

  /** The timestamp that sounds at `now`; null before the first packet and after a long silence of the line. */
  at(now: Milliseconds): Rtp | null {
    if (this.#origin === null || this.#count === 0) return null;
    const newest = this.#seenAt[(this.#count - 1) % KEPT] ?? 0;
    if (now - newest > STALE_MS) return null;
    let lead = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < Math.min(this.#count, KEPT); i += 1) {
      if (newest - (this.#seenAt[i] ?? 0) <= WINDOW_MS) lead = Math.max(lead, this.#lead[i] ?? lead);
    }
    return rtp(this.#origin + Math.round((now - this.#originAt + lead) * RTP_TICKS_PER_MS));
  }
}

/**
 * When a synchronisation source was played, on the clock of `performance.now()`. Browsers count `timestamp` from the
 * time origin or from 1970; one that makes no sense counts as now.
 */
export function playedAt(timestamp: number, now: Milliseconds, timeOrigin: number): Milliseconds {
  for (const time of [timestamp, timestamp - timeOrigin]) {
    if (time <= now + 5 && now - time < JUMP_MS) return ms(Math.min(time, now));
  }
  return now;
}
