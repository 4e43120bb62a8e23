import { ms, type Milliseconds } from "../shared/units";
import { FLAGS, TIME_WRAPS_MS, turnBetween, type Pose } from "./poses";

/** Others are drawn this late, so that there is nearly always a sample on either side of the moment. */
export const LATE_MS = ms(150);

/** A sample this long after the one before it ends a pause: the body stood still until just before. */
const PAUSE_MS = 250;
const STEP_MS = 100;
const SAMPLES = 3;
/** How fast the estimate of the service's clock follows a connection that has become slower. */
const DRIFT = 0.02;

/** The service's clock, from the times on its poses: what arrived fastest is nearest to the truth. */
export class ServiceClock {
  #offset: number | null = null;

  /** The unwrapped time of a pose that has just arrived. */
  arrived(time: number, now: Milliseconds): Milliseconds {
    if (this.#offset === null) {
      this.#offset = now - time;
      return ms(time);
    }
    const guess = now - this.#offset;
    const off = ((((time - guess) % TIME_WRAPS_MS) + TIME_WRAPS_MS + TIME_WRAPS_MS / 2) % TIME_WRAPS_MS) - TIME_WRAPS_MS / 2;
    const unwrapped = guess + off;
    const offset = now - unwrapped;
    this.#offset += (offset - this.#offset) * (offset < this.#offset ? 1 : DRIFT);
    return ms(unwrapped);
  }

  /** The moment to draw. */
  shown(now: Milliseconds): Milliseconds {
    return ms(now - (this.#offset ?? now) - LATE_MS);
  }
}

/** Where somebody is drawn; written in place. */
export interface Shown {
  x: number;
  z: number;
  heading: number;
  gesture: number;
  flags: number;
  /** Metres per second. */
  speed: number;
}

export function standing(x = 0, z = 0, heading = 0): Shown {
  return { x, z, heading, gesture: 0, flags: 0, speed: 0 };
}

/** The last three samples of one body, in the order of their times; drawing from it allocates nothing. */
export class Track {
  readonly #time = new Float64Array(SAMPLES);
  readonly #x = new Float64Array(SAMPLES);
  readonly #z = new Float64Array(SAMPLES);
  readonly #heading = new Float64Array(SAMPLES);
  #count = 0;
  #stamp = -1;
  #gesture = 0;
  #flags = 0;

  /** Takes a pose that has just arrived; one that was there already is passed over. */
  take(pose: Readonly<Pose>, clock: ServiceClock, now: Milliseconds): void {
    this.#gesture = pose.gesture;
    this.#flags = pose.flags;
    if (pose.time === this.#stamp) return;
    const first = this.#stamp < 0;
    this.#stamp = pose.time;
    const time = clock.arrived(pose.time, now);
    if (first || pose.flags & FLAGS.teleport) this.#count = 0;
    const newest = this.#count - 1;
    if (newest >= 0 && time <= (this.#time[newest] ?? 0)) return;
    if (newest >= 0 && time - (this.#time[newest] ?? 0) > PAUSE_MS) {
      this.#push(time - STEP_MS, this.#x[newest] ?? 0, this.#z[newest] ?? 0, this.#heading[newest] ?? 0);
    }
    this.#push(time, pose.x, pose.z, pose.heading);
  }

  /** Where the body was at `time`, into `shown`; before the first and after the last sample it stands. */
  at(time: Milliseconds, shown: Shown): void {
    shown.gesture = this.#gesture;
    shown.flags = this.#flags;
    const newest = this.#count - 1;
    let later = newest;
    while (later > 0 && (this.#time[later - 1] ?? 0) > time) later -= 1;
    const last = later >= newest && time >= (this.#time[newest] ?? 0);
    const earlier = last || later === 0 ? later : later - 1;
    const span = (this.#time[later] ?? 0) - (this.#time[earlier] ?? 0);
    const share = span > 0 ? Math.min(1, Math.max(0, (time - (this.#time[earlier] ?? 0)) / span)) : 0;
    const dx = (this.#x[later] ?? 0) - (this.#x[earlier] ?? 0);
    const dz = (this.#z[later] ?? 0) - (this.#z[earlier] ?? 0);
    shown.x = (this.#x[earlier] ?? 0) + dx * share;
    shown.z = (this.#z[earlier] ?? 0) + dz * share;
    shown.heading = (this.#heading[earlier] ?? 0) + turnBetween(this.#heading[earlier] ?? 0, this.#heading[later] ?? 0) * share;
    shown.speed = span > 0 ? (Math.hypot(dx, dz) / span) * 1_000 : 0;
  }

  #push(time: number, x: number, z: number, heading: number): void {
    if (this.#count === SAMPLES) {
      this.#time.copyWithin(0, 1);
      this.#x.copyWithin(0, 1);
      this.#z.copyWithin(0, 1);
      this.#heading.copyWithin(0, 1);
      this.#count -= 1;
    }
    this.#time[this.#count] = time;
    this.#x[this.#count] = x;
    this.#z[this.#count] = z;
    this.#heading[this.#count] = heading;
    this.#count += 1;
  }
}
