import type { VRM } from "@pixiv/three-vrm";
import { Group } from "three";

import type { Mood } from "../api/events";
import { disposeFigure, loadFigure } from "../shared/figure.scene";
import { seconds } from "../shared/units";
import type { Posture } from "../talk/idle";
import { Mouth } from "../talk/mouth";
import { Player } from "../talk/player.scene";
import { Extras } from "./extra.scene";
import { Gait } from "./gait.scene";
import { GESTURES, turnBetween } from "./poses";
import type { Body } from "./world-session";

/** Citizens near enough to be drawn as themselves, the own one among them; the rest are simple people. */
const NEAREST = 4;
const NEAR_METRES = 9;
const MOST_EXTRAS = 64;
/** An official who is further away than this moves at every third frame only. */
const LIVELY_METRES = 8;
const GREETING_METRES = 4.2;
const GREETING_SECONDS = 2;

/** A figure on its feet: an official, or a citizen nearby. */
class Figure {
  readonly #player: Player;
  readonly #gait: Gait;
  #turn = 0;
  #owed = 0;

  constructor(
    readonly vrm: VRM,
    mouth: Mouth,
  ) {
    this.#player = new Player(vrm, mouth);
    this.#player.lookFrom({ eyes: 1.5, distance: 3 });
    this.#gait = new Gait(vrm);
  }

  stand(x: number, z: number, heading: number): void {
    this.vrm.scene.position.set(x, 0, z);
    this.vrm.scene.rotation.y = heading + this.#turn;
  }

  /** Turns the body towards what it attends to, no further than a person at a counter would. */
  attend(angle: number, elapsed: number): void {
    this.#turn += (Math.max(-0.6, Math.min(0.6, angle)) - this.#turn) * (1 - Math.exp(-elapsed * 4));
  }

  play(life: Life, speed: number, gesture: number, lively: boolean): void {
    this.#owed += life.elapsed;
    if (!lively && life.frame % 3 !== 0) return;
    this.#gait.play(speed, gesture, life.now, this.#owed);
    this.#player.play(life.posture, life.mood, seconds(life.now), seconds(this.#owed));
    this.#owed = 0;
  }
}

interface Life {
  now: number;
  elapsed: number;
  frame: number;
  posture: Posture;
  mood: Mood;
}

/** How the official of the own talk holds itself; everybody else is at rest. */
export interface Talking {
  official: number;
  posture: Posture;
  mood: Mood;
  mouth: Mouth;
}

/** Everybody in the space, drawn: figures for officials and those nearby, simple people for the rest. */
export class Crowd {
  readonly group = new Group();
  readonly #officials = new Map<number, { figure: Figure; greeted: number }>();
  readonly #pool = new Map<string, Figure[]>();
  readonly #given = new Map<number, { figure: Figure; avatar: string }>();
  readonly #extras = new Map<string, Extras>();
  readonly #ranked: Body[] = [];
  readonly #life: Life = { now: 0, elapsed: 0, frame: 0, posture: "idle", mood: "neutral" };
  readonly #loading = new Set<string>();
  readonly #stop = new AbortController();
  talking: Talking | null = null;

  constructor(avatars: readonly string[]) {
    for (const avatar of avatars) {
      const extras = new Extras(avatar, MOST_EXTRAS);
      this.#extras.set(avatar, extras);
      this.group.add(extras.mesh);
    }
  }

  /** Loads the officials, one after the other; `told` hears of each. */
  async loadOfficials(bodies: Iterable<Body>, told: () => void): Promise<void> {
    const signal = this.#stop.signal;
    for (const body of bodies) {
      if (body.kind !== "official" || this.#officials.has(body.id)) continue;
      try {
        const vrm = await loadFigure(body.avatar, signal);
        const figure = new Figure(vrm, new Mouth());
        figure.stand(body.shown.x, body.shown.z, body.shown.heading);
        this.#officials.set(body.id, { figure, greeted: -Infinity });
        this.group.add(vrm.scene);
      } catch (error) {
        if (signal.aborted) return;
        console.warn("an official's figure could not be loaded", error); // the counter works without it
      }
      told();
    }
  }

  /** The lips of the official who talks with the citizen follow `mouth`. */
  speakWith(official: number, mouth: Mouth): void {
    const standing = this.#officials.get(official);
    if (!standing) return;
    const { vrm } = standing.figure;
    standing.figure = new Figure(vrm, mouth);
  }

  /** One frame, seen from (x, z). */
  frame(bodies: ReadonlyMap<number, Body>, you: number, now: number, elapsed: number, x: number, z: number): void {
    const life = this.#life;
    life.now = now;
    life.elapsed = elapsed;
    life.frame += 1;
    this.#rank(bodies, you, x, z);
    for (const extras of this.#extras.values()) extras.begin();
    for (const body of bodies.values()) {
      if (body.kind === "official") this.#drawOfficial(body, x, z);
      else this.#drawCitizen(body);
    }
    for (const extras of this.#extras.values()) extras.end();
  }

  dispose(): void {
    this.#stop.abort();
    for (const { figure } of this.#officials.values()) disposeFigure(figure.vrm);
    for (const { figure } of this.#given.values()) disposeFigure(figure.vrm);
    for (const figures of this.#pool.values()) for (const figure of figures) disposeFigure(figure.vrm);
    for (const extras of this.#extras.values()) extras.dispose();
  }

  #drawOfficial(body: Body, x: number, z: number): void {
    const standing = this.#officials.get(body.id);
    if (!standing) return;
    const life = this.#life;
    const { shown } = body;
    const [dx, dz] = [x - shown.x, z - shown.z];
    const distance = Math.hypot(dx, dz);
    const mine = this.talking?.official === body.id;
    const near = distance < GREETING_METRES;
    if (near && life.now - standing.greeted > 60) standing.greeted = life.now;
    const greets = life.now - standing.greeted < GREETING_SECONDS && !mine;
    standing.figure.attend(near ? turnBetween(shown.heading, Math.atan2(dx, dz)) : 0, life.elapsed);
    standing.figure.stand(shown.x, shown.z, shown.heading);
    life.posture = mine && this.talking ? this.talking.posture : "idle";
    life.mood = mine && this.talking ? this.talking.mood : near ? "happy" : "relaxed";
    standing.figure.play(life, 0, greets ? GESTURES.wave : GESTURES.none, mine || distance < LIVELY_METRES);
  }

  #drawCitizen(body: Body): void {
    const given = this.#given.get(body.id);
    if (!given) {
      this.#extras.get(body.avatar)?.add(body.shown, this.#life.now);
      return;
    }
    this.#life.posture = "idle";
    this.#life.mood = "relaxed";
    given.figure.stand(body.shown.x, body.shown.z, body.shown.heading);
    given.figure.play(this.#life, body.shown.speed, body.shown.gesture, true);
  }

  /** Gives figures to those nearby and takes them back from those who went away; now and then, not each frame. */
  #rank(bodies: ReadonlyMap<number, Body>, you: number, x: number, z: number): void {
    if (this.#life.frame % 20 !== 1) return;
    this.#ranked.length = 0;
    for (const body of bodies.values()) {
      if (body.kind === "citizen" && this.#far(body, you, x, z) < NEAR_METRES) this.#ranked.push(body);
    }
    this.#ranked.sort((a, b) => this.#far(a, you, x, z) - this.#far(b, you, x, z));
    if (this.#ranked.length > NEAREST) this.#ranked.length = NEAREST;
    for (const [id, { figure, avatar }] of this.#given) {
      if (this.#ranked.some((body) => body.id === id)) continue;
      this.#given.delete(id);
      this.group.remove(figure.vrm.scene);
      this.#pooled(avatar).push(figure);
    }
    for (const body of this.#ranked) if (!this.#given.has(body.id)) this.#dress(body);
  }

  #far(body: Body, you: number, x: number, z: number): number {
    return body.id === you ? -1 : Math.hypot(body.shown.x - x, body.shown.z - z);
  }

  #dress(body: Body): void {
    const figure = this.#pooled(body.avatar).pop();
    if (figure) {
      this.#given.set(body.id, { figure, avatar: body.avatar });
      this.group.add(figure.vrm.scene);
      return;
    }
    if (this.#loading.has(body.avatar)) return;
    this.#loading.add(body.avatar);
    loadFigure(body.avatar, this.#stop.signal).then(
      (vrm) => {
        this.#loading.delete(body.avatar);
        this.#pooled(body.avatar).push(new Figure(vrm, new Mouth()));
      },
      () => undefined, // a simple figure stands in, and is not asked for again
    );
  }

  #pooled(avatar: string): Figure[] {
    const figures = this.#pool.get(avatar) ?? [];
    this.#pool.set(avatar, figures);
    return figures;
  }
}
