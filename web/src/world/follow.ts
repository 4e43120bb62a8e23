import { turnBetween, wrapped } from "./poses";

/** While talking: over the shoulder, so that the official has the middle of the picture. */
const TALK_METRES = 0.95;
const TALK_ASIDE_METRES = 0.8;

/** The camera of a walker: behind and above, turning after it gently, or as it is dragged. Metres and radians. */
export class Follow {
  x = 0;
  y = 0;
  z = 0;
  /** What it looks at. */
  targetX = 0;
  targetY = 0;
  targetZ = 0;
  /** The heading of the view. */
  heading: number;
  #tilt = 0.16;
  #distance = 4.9;
  #draggedAt = -Infinity;
  #settled = false;

  constructor(
    heading: number,
    /** Where the camera may be: left, far, right, near. */
    private readonly room: readonly [number, number, number, number],
  ) {
    this.heading = heading;
  }

  drag(across: number, down: number, now: number): void {
    this.heading = wrapped(this.heading - across);
    this.#tilt = Math.min(0.85, Math.max(0.02, this.#tilt + down));
    this.#draggedAt = now;
  }

  zoom(by: number): void {
    this.#distance = Math.min(7, Math.max(2.2, this.#distance * by));
  }

  /** `face`: what to look at while talking, with the walker in the corner of the picture; null while walking. */
  frame(walker: Walking, face: Face | null, now: number, elapsed: number): void {
    const reach = this.#settled ? 1 - Math.exp(-elapsed * 7) : 1;
    this.#settled = true;
    if (now - this.#draggedAt > 2.5) this.#turn(walker, face, elapsed);
    const distance = face ? Math.min(this.#distance, TALK_METRES) : this.#distance;
    const [sine, cosine] = [Math.sin(this.heading), Math.cos(this.heading)];
    const flat = Math.cos(this.#tilt) * distance;
    const shift = face ? TALK_ASIDE_METRES : 0;
    const [fromX, fromZ] = [walker.x - sine * flat + cosine * shift, walker.z - cosine * flat - sine * shift];
    const [left, far, right, near] = this.room;
    this.x += (Math.min(right, Math.max(left, fromX)) - this.x) * reach;
    this.z += (Math.min(near, Math.max(far, fromZ)) - this.z) * reach;
    this.y += (1.35 + Math.sin(this.#tilt) * distance + (face ? 0 : 0.3) - this.y) * reach;
    this.targetX += ((face ? face.x : walker.x + sine * 1.6) - this.targetX) * reach;
    this.targetZ += ((face ? face.z : walker.z + cosine * 1.6) - this.targetZ) * reach;
    this.targetY += ((face ? face.y : 1.5) - this.targetY) * reach;
  }

  #turn(walker: Walking, face: Face | null, elapsed: number): void {
    const to = face ? Math.atan2(face.x - walker.x, face.z - walker.z) : walker.heading;
    const off = turnBetween(this.heading, to);
    // Who walks towards the camera is not followed around: the view would spin.
    const pull = face ? 3 : walker.moving && Math.abs(off) < 2.3 ? 1.1 : 0;
    this.heading = wrapped(this.heading + off * (1 - Math.exp(-elapsed * pull)));
  }
}

export interface Walking {
  x: number;
  z: number;
  heading: number;
  moving: boolean;
}

export interface Face {
  x: number;
  y: number;
  z: number;
}
