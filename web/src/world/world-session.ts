import { ms, seconds, type Milliseconds, type Seconds } from "../shared/units";
import { CounterWatch, type Wish } from "./counters";
import type { Spot } from "./floor";
import type { BodyView, ServerMessage } from "./messages";
import { emptyPose, FLAGS, GESTURES, POSE_BYTES, posesIn, readPose, writePose, type Gesture } from "./poses";
import { Grid, route } from "./route";
import { floorOf, radians, reachesOf, type Space } from "./space";
import { ServiceClock, standing, Track, type Shown } from "./track";
import { Walker } from "./walker";
import { Room, type Ending, type Guest } from "./world.net";

const SEND_MS = 100;
const GESTURE_MS = 2_400;
const CROWD = 256;

/** Somebody in the space: who, and where. */
export interface Body extends BodyView {
  readonly track: Track;
  readonly shown: Shown;
}

/** What the page shows of the visit. */
export interface WorldState {
  phase: "joining" | "inside" | "watching" | "reconnecting" | Ending;
  you: number;
  bodies: ReadonlyMap<number, Body>;
  /** The official at whose counter the citizen stands. */
  near: string | null;
}

export type Seat = Extract<ServerMessage, { type: "seat" }>;

export interface SessionEvents {
  /** The citizen stopped at a counter or walked away from one. */
  onWish: (wish: NonNullable<Wish>) => void;
  onSeat: (seat: Seat) => void;
  /** In the space with a body: at the beginning, and when a lost connection came back. */
  onInside: (booth: string | null) => void;
}

/** A visit of one space: own steps out, everybody's steps in. A store for `useSyncExternalStore`. */
export class WorldSession {
  readonly walker: Walker;
  /** The heading of the view; the camera moves it. */
  view: number;
  #state: WorldState = { phase: "joining", you: 0, bodies: new Map(), near: null };
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  readonly #room: Room;
  readonly #grid: Grid;
  readonly #clock = new ServiceClock();
  readonly #watch: CounterWatch;
  readonly #read = emptyPose();
  readonly #sent = emptyPose();
  readonly #wanted = emptyPose();
  readonly #bytes = new DataView(new ArrayBuffer(POSE_BYTES));
  readonly #others = new Float64Array(CROWD * 2);
  #count = 0;
  #sentAt = 0;
  #gesture: Gesture = GESTURES.none;
  #gestureUntil = 0;
  #corrected = -1;
  #fresh = true;

  constructor(
    readonly space: Space,
    guest: Guest,
    private readonly events: SessionEvents,
  ) {
    const floor = floorOf(space);
    this.walker = new Walker(floor);
    this.#grid = new Grid(floor);
    this.#watch = new CounterWatch(reachesOf(space));
    this.view = radians(space.spawn.heading);
    this.walker.place(space.spawn.x, space.spawn.z, this.view);
    this.#room = new Room(space.id, guest, {
      onMessage: (message) => {
        this.#hear(message);
      },
      onPoses: (blob) => {
        this.#see(blob);
      },
      onConnected: (connected) => {
        if (!connected && this.present) this.#change({ phase: "reconnecting" });
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): WorldState => this.#state;

  get present(): boolean {
    return this.#state.phase === "inside" || this.#state.phase === "watching";
  }

  /** Runs until the visit is over. */
  async run(): Promise<void> {
    try {
      const ending = await this.#room.run(this.#stop.signal);
      this.#change({ phase: ending, bodies: new Map(), near: null });
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }

  /** Says goodbye. */
  close(): void {
    this.#stop.abort();
  }

  // ---- what the citizen does; the scene and the lists call the same functions

  walkTo(goal: Spot, heading: number | null = null): void {
    this.walker.go(route(this.#grid, this.walker, goal), heading);
  }

  approach(official: string): void {
    this.#room.say({ type: "approach", official });
  }

  hold(talk: string): void {
    this.#room.say({ type: "talk", talk });
  }

  leaveCounter(): void {
    this.#room.say({ type: "leave" });
  }

  gesture(gesture: Gesture): void {
    this.#gesture = gesture;
    this.#gestureUntil = performance.now() + GESTURE_MS;
  }

  /** A talk is on; walking away from `anchor` will end it. */
  talking(official: string | null, anchor: Spot | null): void {
    this.#watch.talking(official, anchor);
  }

  // ---- the passing of time

  /** One frame: moves the own body on, and everybody else to where they were a moment ago. */
  frame(now: Milliseconds, elapsed: Seconds): void {
    this.#drawOthers(now);
    if (this.#state.phase !== "inside") return;
    this.walker.step(elapsed, this.view, this.#others, this.#count);
    this.#drawMyself(now);
    const free = !this.walker.going;
    const wish = this.#watch.look(this.walker, this.walker.moving, free, now);
    if (this.#watch.near !== this.#state.near) this.#change({ near: this.#watch.near });
    if (wish) this.events.onWish(wish);
    if (now - this.#sentAt >= SEND_MS) this.#send(now);
  }

  #drawOthers(now: Milliseconds): void {
    const moment = this.#clock.shown(now);
    this.#count = 0;
    for (const body of this.#state.bodies.values()) {
      if (body.id === this.#state.you) continue;
      body.track.at(moment, body.shown);
      if (this.#count >= CROWD) continue;
      this.#others[this.#count * 2] = body.shown.x;
      this.#others[this.#count * 2 + 1] = body.shown.z;
      this.#count += 1;
    }
  }

  #drawMyself(now: Milliseconds): void {
    const me = this.#state.bodies.get(this.#state.you);
    if (!me) return;
    if (this.#gesture !== GESTURES.none && now > this.#gestureUntil) this.#gesture = GESTURES.none;
    me.shown.x = this.walker.x;
    me.shown.z = this.walker.z;
    me.shown.heading = this.walker.heading;
    me.shown.speed = this.walker.moving ? 2 : 0;
    me.shown.gesture = this.#gesture;
  }

  /** Ten times a second while something changes. */
  #send(now: Milliseconds): void {
    const pose = this.#wanted;
    pose.x = this.walker.x;
    pose.z = this.walker.z;
    pose.heading = this.walker.heading;
    pose.gesture = this.#gesture;
    pose.flags = this.walker.moving ? FLAGS.walking : 0;
    pose.time = now;
    if (same(pose, this.#sent)) return;
    writePose(this.#bytes, pose);
    if (!this.#room.pose(this.#bytes)) return;
    this.#sentAt = now;
    Object.assign(this.#sent, pose);
  }

  // ---- what the service says

  #see(blob: DataView): void {
    const now = ms(performance.now());
    for (let place = 0; place < posesIn(blob); place += 1) {
      readPose(blob, place, this.#read);
      const body = this.#state.bodies.get(this.#read.body);
      if (!body) continue;
      if (body.id === this.#state.you) this.#beCorrected();
      body.track.take(this.#read, this.#clock, now);
    }
  }

  /** The service has the last word on where the own body is. */
  #beCorrected(): void {
    const pose = this.#read;
    const first = this.#fresh;
    this.#fresh = false;
    const corrected = (pose.flags & FLAGS.corrected) !== 0 && pose.time !== this.#corrected;
    if (!first && !corrected) return;
    this.#corrected = pose.time;
    if (first) {
      this.walker.place(pose.x, pose.z, pose.heading);
    } else {
      this.walker.x = pose.x;
      this.walker.z = pose.z;
    }
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case "welcome": {
        this.#fresh = message.you !== this.#state.you;
        const bodies = new Map(message.bodies.map((view) => [view.id, this.#known(view)]));
        this.#change({ phase: message.watching ? "watching" : "inside", you: message.you, bodies });
        if (!message.watching) this.events.onInside(bodies.get(message.you)?.booth ?? null);
        break;
      }
      case "joined":
        this.#change({ bodies: new Map(this.#state.bodies).set(message.body.id, this.#known(message.body)) });
        break;
      case "left": {
        const bodies = new Map(this.#state.bodies);
        bodies.delete(message.id);
        this.#change({ bodies });
        break;
      }
      case "booth": {
        const body = this.#state.bodies.get(message.id);
        if (body) this.#change({ bodies: new Map(this.#state.bodies).set(body.id, { ...body, booth: message.booth }) });
        break;
      }
      case "seat":
        this.events.onSeat(message);
        break;
      case "problem":
        break; // the close code that follows says what the citizen needs to know
    }
  }

  /** A body with the track that it had before, where it was known. */
  #known(view: BodyView): Body {
    const before = this.#state.bodies.get(view.id);
    if (before) return { ...before, ...view };
    const spot = this.#place(view);
    return { ...view, track: new Track(), shown: spot };
  }

  #place(view: BodyView): Shown {
    const officials = this.space.officials;
    const official = view.kind === "official" ? officials[view.id - 1] : undefined;
    const spot = official?.spot ?? this.space.spawn;
    return standing(spot.x, spot.z, radians(spot.heading));
  }

  #change(changes: Partial<WorldState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

function same(a: Readonly<ReturnType<typeof emptyPose>>, b: Readonly<ReturnType<typeof emptyPose>>): boolean {
  return (
    Math.abs(a.x - b.x) < 0.005 &&
    Math.abs(a.z - b.z) < 0.005 &&
    Math.abs(a.heading - b.heading) < 0.01 &&
    a.gesture === b.gesture &&
    a.flags === b.flags
  );
}

/** Steps of a visit without a picture: ten a second. */
export function runWithoutPicture(session: WorldSession): () => void {
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    session.frame(ms(now), seconds(Math.min(0.25, (now - before) / 1_000)));
    before = now;
  }, SEND_MS);
  return () => {
    clearInterval(timer);
  };
}
