import type { Milliseconds } from "../shared/units";
import type { Spot } from "./floor";

/** A counter, as far as walking up to it goes. */
export interface Reach {
  official: string;
  /** The middle place in front of the counter. */
  middle: Spot;
  reach: number;
}

export type Wish = { kind: "start" | "end"; official: string } | null;

/** Who stops at a counter for this long wants to talk; who only passes by does not. */
const STOPPED_MS = 700;
/** Who is further away than this from where the talk began, for this long, has left. */
const LEFT_METRES = 2.2;
const LEFT_MS = 2_000;
/** A counter is left a little later than it is reached, so that nothing flickers at its edge. */
const EDGE_METRES = 0.5;

/** Turns walking into wishes: stopping at a counter starts a talk, walking away from it ends it. */
export class CounterWatch {
  /** The official at whose counter the citizen is. */
  near: string | null = null;
  #stoppedAt = -1;
  #leftAt = -1;
  /** The counter whose talk was just ended; it has to be left before it starts another by itself. */
  #declined: string | null = null;
  #talk: string | null = null;
  #anchor: Spot | null = null;

  constructor(private readonly counters: readonly Reach[]) {}

  /** A talk is on with `official`, held at `anchor` (null: nowhere in particular). */
  talking(official: string | null, anchor: Spot | null): void {
    if (this.#talk !== null && official === null) this.#declined = this.#talk;
    this.#talk = official;
    this.#anchor = anchor;
    this.#leftAt = -1;
    this.#stoppedAt = -1;
  }

  /** One look at where the citizen is; `free` is whether the citizen steers and is not walked somewhere. */
  look(at: Spot, moving: boolean, free: boolean, now: Milliseconds): Wish {
    this.near = this.#nearest(at);
    if (this.near !== this.#declined && this.near === null) this.#declined = null;
    if (this.#talk !== null) return this.#leaving(at, free, now);
    if (this.near === null || moving || !free || this.near === this.#declined) {
      this.#stoppedAt = -1;
      return null;
    }
    if (this.#stoppedAt < 0) this.#stoppedAt = now;
    return now - this.#stoppedAt >= STOPPED_MS ? { kind: "start", official: this.near } : null;
  }

  #leaving(at: Spot, free: boolean, now: Milliseconds): Wish {
    const far = this.#anchor !== null && Math.hypot(at.x - this.#anchor.x, at.z - this.#anchor.z) > LEFT_METRES;
    if (!far || !free) {
      this.#leftAt = -1;
      return null;
    }
    if (this.#leftAt < 0) this.#leftAt = now;
    return now - this.#leftAt >= LEFT_MS && this.#talk !== null ? { kind: "end", official: this.#talk } : null;
  }

  #nearest(at: Spot): string | null {
    let nearest: string | null = null;
    let least = Infinity;
    for (const counter of this.counters) {
      const distance = Math.hypot(at.x - counter.middle.x, at.z - counter.middle.z);
      const reach = counter.reach + (counter.official === this.near ? EDGE_METRES : 0);
      if (distance > reach || distance >= least) continue;
      least = distance;
      nearest = counter.official;
    }
    return nearest;
  }
}
