import type { Seconds } from "../shared/units";

/** What the avatar is doing; each has its own way of holding itself. */
export type Posture = "idle" | "listening" | "thinking" | "speaking";

/** Angles in radians; the eyes' target in metres from straight ahead. */
export interface Bearing {
  breath: number;
  headPitch: number;
  headYaw: number;
  headRoll: number;
  gazeX: number;
  gazeY: number;
}

interface Pose {
  pitch: number;
  yaw: number;
  roll: number;
  gazeX: number;
  gazeY: number;
}

const POSES: Readonly<Record<Posture, Pose>> = {
  idle: { pitch: 0, yaw: 0, roll: 0, gazeX: 0, gazeY: 0 },
  listening: { pitch: 0.05, yaw: 0, roll: 0.05, gazeX: 0, gazeY: 0 },
  thinking: { pitch: -0.06, yaw: 0.12, roll: -0.03, gazeX: 0.45, gazeY: 0.3 },
  speaking: { pitch: 0.01, yaw: 0, roll: 0, gazeX: 0, gazeY: 0 },
};

const BREATH_HERTZ = 0.25;
const BREATH_RADIANS = 0.012;
/** How fast a bearing gives way to the next: most of it in a third of a second. */
const SETTLING_PER_SECOND = 6;
const BLINK_SECONDS = 0.14;

export function stillBearing(): Bearing {
  return { breath: 0, headPitch: 0, headYaw: 0, headRoll: 0, gazeX: 0, gazeY: 0 };
}

/**
 * Moves `bearing` on, in place: breath, a slow sway of the head, nods with the loudness of the voice (0 to 1).
 * `now` is any steadily growing time.
 */
export function sway(bearing: Bearing, posture: Posture, now: Seconds, elapsed: Seconds, loudness: number): void {
  const pose = POSES[posture];
  const reach = 1 - Math.exp(elapsed * -SETTLING_PER_SECOND);
  const drift = Math.sin(now * 0.53) * 0.03 + Math.sin(now * 0.31 + 1.7) * 0.03;
  const nod = posture === "speaking" ? Math.sin(now * 5.1) * 0.012 + loudness * 0.03 : 0;
  const glance = Math.sin(now * 0.9) * Math.sin(now * 0.37) * 0.03;
  bearing.breath = Math.sin(now * Math.PI * 2 * BREATH_HERTZ) * BREATH_RADIANS;
  bearing.headPitch += (pose.pitch + nod - bearing.headPitch) * reach;
  bearing.headYaw += (pose.yaw + drift - bearing.headYaw) * reach;
  bearing.headRoll += (pose.roll + drift * 0.3 - bearing.headRoll) * reach;
  bearing.gazeX += (pose.gazeX + glance - bearing.gazeX) * reach;
  bearing.gazeY += (pose.gazeY - bearing.gazeY) * reach;
}

/** Lids that close for a moment every three to six seconds. */
export class Blinking {
  #next: number;

  constructor(private readonly random: () => number = Math.random) {
    this.#next = this.#after(0);
  }

  /** 0 open to 1 closed. */
  at(now: Seconds): number {
    const into = now - this.#next;
    if (into < 0) return 0;
    if (into >= BLINK_SECONDS) {
      this.#next = this.#after(now);
      return 0;
    }
    return Math.sin((into / BLINK_SECONDS) * Math.PI);
  }

  #after(now: number): number {
    return now + 3 + this.random() * 3;
  }
}
