import type { VRM, VRMExpressionManager } from "@pixiv/three-vrm";
import { Object3D } from "three";

import type { Mood } from "../api/events";
import { ms, type Seconds } from "../shared/units";
import { Blinking, stillBearing, sway, type Posture } from "./idle";
import type { Mouth } from "./mouth";
import { bindVisemes, placeOf } from "./visemes";

const MOODS = ["happy", "relaxed", "sad", "surprised"] as const;
/** A mood above this and the lips no longer close. */
const MOOD_WEIGHT = 0.7;
const MOOD_PER_SECOND = 4;
const FIRST_VOWEL = placeOf("aa");

/** How far one expression opens for one mouth shape. */
interface Move {
  shape: number;
  expression: number;
  weight: number;
}

/** Moves one figure; nothing is allocated while it plays. */
export class Player {
  readonly #bearing = stillBearing();
  readonly #blinking = new Blinking();
  readonly #moods = new Float32Array(MOODS.length);
  readonly #lips: readonly string[];
  readonly #open: Float32Array;
  readonly #moves: readonly Move[];
  readonly #gaze = new Object3D();
  readonly #head: Object3D | null;
  readonly #chest: Object3D | null;
  readonly #spine: Object3D | null;
  readonly #expressions: VRMExpressionManager | null;
  #eyes = 1.5;

  constructor(
    readonly vrm: VRM,
    private readonly mouth: Mouth,
  ) {
    this.#expressions = vrm.expressionManager ?? null;
    const shares = bindVisemes(new Set(Object.keys(this.#expressions?.expressionMap ?? {})));
    this.#lips = [...new Set(shares.flat().map((share) => share.expression))];
    this.#open = new Float32Array(this.#lips.length);
    this.#moves = shares.flatMap((of, shape) =>
      of.map(({ expression, weight }) => ({ shape, expression: this.#lips.indexOf(expression), weight })),
    );
    this.#head = vrm.humanoid.getNormalizedBoneNode("head");
    this.#chest = vrm.humanoid.getNormalizedBoneNode("chest");
    this.#spine = vrm.humanoid.getNormalizedBoneNode("spine");
  }

  /** Whoever is looked at stands there. */
  lookFrom({ eyes, distance }: { eyes: number; distance: number }): void {
    this.#eyes = eyes;
    this.#gaze.position.set(0, eyes, distance);
    this.vrm.scene.add(this.#gaze);
    if (this.vrm.lookAt) this.vrm.lookAt.target = this.#gaze;
  }

  /** One frame. */
  play(posture: Posture, mood: Mood, now: Seconds, elapsed: Seconds): void {
    this.mouth.step(ms(elapsed * 1_000));
    sway(this.#bearing, posture, now, elapsed, this.#loudness());
    this.#hold();
    this.#feel(mood, elapsed);
    this.#speak();
    this.#expressions?.setValue("blink", this.#blinking.at(now));
    this.vrm.update(elapsed);
  }

  #loudness(): number {
    let open = 0;
    for (let i = FIRST_VOWEL; i < this.mouth.weights.length; i += 1) open += this.mouth.weights[i] ?? 0;
    return open;
  }

  #hold(): void {
    const bearing = this.#bearing;
    if (this.#spine) this.#spine.rotation.x = bearing.breath;
    if (this.#chest) this.#chest.rotation.x = -bearing.breath;
    this.#head?.rotation.set(bearing.headPitch, bearing.headYaw, bearing.headRoll);
    this.#gaze.position.x = bearing.gazeX;
    this.#gaze.position.y = this.#eyes + bearing.gazeY;
  }

  #feel(mood: Mood, elapsed: Seconds): void {
    const reach = 1 - Math.exp(elapsed * -MOOD_PER_SECOND);
    for (let i = 0; i < MOODS.length; i += 1) {
      const name = MOODS[i];
      if (!name) continue;
      const weight = this.#moods[i] ?? 0;
      this.#moods[i] = weight + ((name === mood ? MOOD_WEIGHT : 0) - weight) * reach;
      this.#expressions?.setValue(name, this.#moods[i] ?? 0);
    }
  }

  #speak(): void {
    this.#open.fill(0);
    for (let i = 0; i < this.#moves.length; i += 1) {
      const move = this.#moves[i];
      if (!move) continue;
      const weight = this.#open[move.expression] ?? 0;
      this.#open[move.expression] = weight + move.weight * (this.mouth.weights[move.shape] ?? 0);
    }
    for (let i = 0; i < this.#lips.length; i += 1) {
      this.#expressions?.setValue(this.#lips[i] ?? "", Math.min(1, this.#open[i] ?? 0));
    }
  }
}
