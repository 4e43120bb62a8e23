import { type Seconds } from "../shared/units";
import { step, type Floor, type Spot } from "./floor";
import { turnBetween, wrapped } from "./poses";

const WALK_METRES_PER_SECOND = 2.3;
const TURN_PER_SECOND = 9;
const ARRIVED_METRES = 0.06;
/** Somebody stands in the way for this long: the walker stops where it is. */
const STUCK_SECONDS = 0.8;
const NOBODY = new Float64Array(0);

/** The citizen's own body: steered by hand, or on its way somewhere. */
export class Walker implements Spot {
  x = 0;
  z = 0;
  heading = 0;
  moving = false;
  /** Whether the citizen steers, and does not follow a way. */
  steered = false;
  /** -1 to 1 each: to the right of the view and into it. */
  right = 0;
  ahead = 0;
  #way: readonly Spot[] = [];
  #corner = 0;
  #finally: number | null = null;
  #stuck = 0;

  constructor(private readonly floor: Floor) {}

  place(x: number, z: number, heading: number): void {
    this.x = x;
    this.z = z;
    this.heading = wrapped(heading);
    this.stop();
  }

  /** Where the citizen pushes: -1 to 1 each, to the right of the view and into it. */
  steer(right: number, ahead: number): void {
    this.right = right;
    this.ahead = ahead;
  }

  /** Walks along `way` and looks towards `heading` at its end. */
  go(way: readonly Spot[], heading: number | null): void {
    this.#way = way;
    this.#corner = 0;
    this.#finally = heading;
    this.#stuck = 0;
  }

  stop(): void {
    this.#way = [];
    this.#corner = 0;
    this.#finally = null;
  }

  /** Whether it is on its way somewhere. */
  get going(): boolean {
    return this.#corner < this.#way.length || this.#finally !== null;
  }

  /** One frame; `view` is the heading of the camera, `others` the x and z of `count` others. */
  step(elapsed: Seconds, view: number, others: Float64Array = NOBODY, count = 0): void {
    this.steered = this.right !== 0 || this.ahead !== 0;
    if (this.steered) {
      this.stop();
      const sine = Math.sin(view);
      const cosine = Math.cos(view);
      const push = Math.min(1, Math.hypot(this.right, this.ahead));
      this.#towards(sine * this.ahead - cosine * this.right, cosine * this.ahead + sine * this.right, push, elapsed, others, count);
    } else {
      this.#follow(elapsed, others, count);
    }
  }

  #follow(elapsed: Seconds, others: Float64Array, count: number): void {
    const corner = this.#way[this.#corner];
    if (!corner) {
      this.moving = false;
      if (this.#finally !== null && this.#turn(this.#finally, elapsed)) this.#finally = null;
      return;
    }
    const dx = corner.x - this.x;
    const dz = corner.z - this.z;
    const left = Math.hypot(dx, dz);
    if (left < ARRIVED_METRES) {
      this.#corner += 1;
      return;
    }
    const push = Math.min(1, left / (WALK_METRES_PER_SECOND * elapsed));
    this.#towards(dx, dz, push, elapsed, others, count);
    this.#stuck = this.moving ? 0 : this.#stuck + elapsed;
    if (this.#stuck > STUCK_SECONDS) this.stop();
  }

  #towards(dx: number, dz: number, push: number, elapsed: Seconds, others: Float64Array, count: number): void {
    const length = Math.hypot(dx, dz);
    const reach = (WALK_METRES_PER_SECOND * push * elapsed) / length;
    this.moving = step(this.floor, this, dx * reach, dz * reach, others, count);
    this.#turn(Math.atan2(dx, dz), elapsed);
  }

  /** Whether it looks there now. */
  #turn(to: number, elapsed: Seconds): boolean {
    const turn = turnBetween(this.heading, to);
    this.heading = wrapped(this.heading + turn * (1 - Math.exp(-TURN_PER_SECOND * elapsed)));
    return Math.abs(turn) < 0.03;
  }
}
