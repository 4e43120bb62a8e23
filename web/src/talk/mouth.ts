import type { Milliseconds } from "../shared/units";
import { placeOf, VISEMES } from "./visemes";

/** Lips take about this long to reach a shape; without it they would flicker. */
const SMOOTHING_MS = 60;

/** The weights of the 15 shapes as they move towards the one that is spoken. */
export class Mouth {
  readonly weights = new Float32Array(VISEMES.length);
  readonly #target = new Float32Array(VISEMES.length);

  /** One shape, fully. */
  shape(name: string): void {
    this.#target.fill(0);
    const place = placeOf(name);
    if (place > 0) this.#target[place] = 1;
  }

  /** A mixture, for a voice whose sounds are not known. */
  blend(place: number, weight: number): void {
    this.#target[place] = weight;
  }

  rest(): void {
    this.#target.fill(0);
  }

  /** Moves on by `elapsed`; call it once a frame. */
  step(elapsed: Milliseconds): void {
    const reach = 1 - Math.exp(elapsed / -SMOOTHING_MS);
    for (let i = 0; i < this.weights.length; i += 1) {
      const weight = this.weights[i] ?? 0;
      this.weights[i] = weight + ((this.#target[i] ?? 0) - weight) * reach;
    }
  }
}

const AA = placeOf("aa");
const E = placeOf("E");
const O = placeOf("O");
const SS = placeOf("SS");

/**
 * Lips for a person's own voice, of which nothing but the sound is known: `low`, `middle` and `high` are the loudness
 * (0 to 1) below 700 Hz, up to 2.5 kHz and above it, where rounded vowels, open vowels and hisses have theirs.
 */
export function mouthFromSound(mouth: Mouth, low: number, middle: number, high: number): void {
  mouth.rest();
  const open = Math.min(1, Math.max(0, (low + middle) * 0.9 - 0.08));
  mouth.blend(O, open * clamped(low - middle));
  mouth.blend(AA, open * 0.8 * clamped(1 - Math.abs(low - middle)));
  mouth.blend(E, open * clamped(middle - low + 0.2));
  mouth.blend(SS, clamped(high * 1.4 - 0.1) * (1 - open));
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
