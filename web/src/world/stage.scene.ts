import { Plane, Raycaster, Vector2, Vector3, type PerspectiveCamera, type Scene, type Sprite } from "three";

import { addLights } from "../shared/figure.scene";
import { ms, seconds } from "../shared/units";
import { Crowd, type Talking } from "./crowd.scene";
import { Follow, type Face } from "./follow";
import { buildLobby, disposeLobby, SKY } from "./lobby.scene";
import { bodyShadows, shadowAt } from "./shadows.scene";
import { disposeTag, sizeTag, tagOf } from "./signs.scene";
import { radians } from "./space";
import type { Body, WorldSession } from "./world-session";

const MOST_SHADOWS = 96;
const TAG_ABOVE_HEAD = 1.86;
const TAG_METRES = 14;
/** Of what is seen while walking: an official is looked at more closely. */
const TALK_FIELD = 0.78;
const EYES_METRES = 1.42;

export interface Words {
  ai: string;
  person: string;
  you: string;
}

/** The picture of a visit: building, people, camera. */
export class Stage {
  readonly crowd: Crowd;
  readonly follow: Follow;
  readonly #lobby;
  readonly #shadows = bodyShadows(MOST_SHADOWS);
  readonly #tags = new Map<number, { tag: Sprite; key: string }>();
  readonly #ray = new Raycaster();
  readonly #floor = new Plane(new Vector3(0, 1, 0), 0);
  readonly #hit = new Vector3();
  readonly #pointer = new Vector2();
  readonly #face: Face = { x: 0, y: EYES_METRES, z: 0 };
  #bodies: ReadonlyMap<number, Body> | null = null;
  #words: Words;
  #person = false;

  constructor(
    private readonly scene: Scene,
    private readonly camera: PerspectiveCamera,
    private readonly session: WorldSession,
    words: Words,
  ) {
    const { space } = session;
    const { left, far, right, near } = space.bounds;
    this.#words = words;
    this.crowd = new Crowd(space.citizen_avatars);
    this.follow = new Follow(radians(space.spawn.heading), [left, far, right, near + 0.4]);
    this.#lobby = buildLobby(space);
    scene.background = SKY;
    scene.add(this.#lobby, this.crowd.group, this.#shadows);
    addLights(scene);
  }

  /** Loads the officials; `told` hears how many of them stand. */
  async load(told: (standing: number) => void): Promise<void> {
    let standing = 0;
    await this.crowd.loadOfficials(this.session.snapshot().bodies.values(), () => {
      standing += 1;
      told(standing);
    });
  }

  /** The talk that is on, so that its official is looked at and its lips move; `person` is whether a person drives. */
  talk(talking: Talking | null, person: boolean): void {
    const before = this.crowd.talking;
    this.crowd.talking = talking;
    if (talking && before?.mouth !== talking.mouth) this.crowd.speakWith(talking.official, talking.mouth);
    if (person !== this.#person) this.#bodies = null;
    this.#person = person;
  }

  say(words: Words): void {
    this.#words = words;
    this.#bodies = null;
  }

  /** The picture has another shape: portrait sees less to the sides, so it sees wider. */
  shape(width: number, height: number): void {
    const { camera } = this;
    this.#field = width / height < 0.8 ? 64 : 50;
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    const high = Math.min(0.075, (30 / height) * 2 * Math.tan(radians(this.#field / 2)));
    for (const { tag } of this.#tags.values()) sizeTag(tag, high);
    this.#tagHeight = high;
  }

  #tagHeight = 0.05;
  #field = 50;

  /** One frame. */
  frame(now: number, elapsed: number): void {
    const { session, camera, follow } = this;
    session.view = follow.heading;
    session.frame(ms(now * 1_000), seconds(elapsed));
    const state = session.snapshot();
    if (state.bodies !== this.#bodies) this.#retag(state.bodies, state.you);
    const official = this.crowd.talking ? state.bodies.get(this.crowd.talking.official) : undefined;
    if (official) {
      this.#face.x = official.shown.x;
      this.#face.z = official.shown.z;
    }
    follow.frame(session.walker, official ? this.#face : null, now, elapsed);
    this.#focus(official ? this.#field * TALK_FIELD : this.#field, elapsed);
    camera.position.set(follow.x, follow.y, follow.z);
    camera.lookAt(follow.targetX, follow.targetY, follow.targetZ);
    this.crowd.frame(state.bodies, state.you, now, elapsed, session.walker.x, session.walker.z);
    this.#place(state.bodies, state.near === null ? 0 : state.you);
  }

  /** Where on the floor a point of the picture (-1 to 1 each) is; an official that is hit comes with its id. */
  pick(x: number, y: number): { x: number; z: number; official: string | null } | null {
    this.#ray.setFromCamera(this.#pointer.set(x, y), this.camera);
    const official = this.#officialOn(this.#ray);
    if (!this.#ray.ray.intersectPlane(this.#floor, this.#hit)) return official ? { x: 0, z: 0, official } : null;
    return { x: this.#hit.x, z: this.#hit.z, official };
  }

  dispose(): void {
    this.crowd.dispose();
    for (const { tag } of this.#tags.values()) disposeTag(tag);
    this.#shadows.dispose();
    disposeLobby(this.#lobby);
    this.scene.clear();
  }

  #officialOn({ ray }: Raycaster): string | null {
    for (const official of this.session.space.officials) {
      this.#hit.set(official.spot.x, EYES_METRES * 0.8, official.spot.z);
      if (ray.distanceSqToPoint(this.#hit) < 0.36) return official.id;
    }
    return null;
  }

  /** Sees `field` degrees from top to bottom, after a moment. */
  #focus(field: number, elapsed: number): void {
    const off = field - this.camera.fov;
    if (Math.abs(off) < 0.05) return;
    this.camera.fov += off * (1 - Math.exp(-elapsed * 5));
    this.camera.updateProjectionMatrix();
  }

  /** Puts shadows and tags where the bodies are; the tag of `unnamed` would cover the official's. */
  #place(bodies: ReadonlyMap<number, Body>, unnamed: number): void {
    let count = 0;
    for (const body of bodies.values()) {
      const { shown } = body;
      if (count < MOST_SHADOWS) shadowAt(this.#shadows, count, shown.x, shown.z);
      count += 1;
      const tag = this.#tags.get(body.id)?.tag;
      if (!tag) continue;
      tag.position.set(shown.x, TAG_ABOVE_HEAD, shown.z);
      const talking = this.crowd.talking !== null;
      tag.visible = !talking && body.id !== unnamed && (body.kind === "official" || this.#near(shown.x, shown.z));
    }
    this.#shadows.count = Math.min(count, MOST_SHADOWS);
    this.#shadows.instanceMatrix.needsUpdate = true;
  }

  #near(x: number, z: number): boolean {
    return Math.hypot(x - this.camera.position.x, z - this.camera.position.z) < TAG_METRES;
  }

  /** Tags for those who came, none for those who left. */
  #retag(bodies: ReadonlyMap<number, Body>, you: number): void {
    this.#bodies = bodies;
    for (const [id, { tag }] of this.#tags) {
      if (bodies.has(id)) continue;
      this.scene.remove(tag);
      disposeTag(tag);
      this.#tags.delete(id);
    }
    for (const body of bodies.values()) this.#tag(body, you);
  }

  #tag(body: Body, you: number): void {
    const mine = body.id === you;
    const driven = this.#person && this.crowd.talking?.official === body.id;
    const badge = body.badge === "ai" ? (driven ? this.#words.person : this.#words.ai) : mine ? this.#words.you : "";
    const key = `${badge} ${body.name}`;
    const before = this.#tags.get(body.id);
    if (before?.key === key) return;
    if (before) {
      this.scene.remove(before.tag);
      disposeTag(before.tag);
    }
    const tag = tagOf({ name: body.name, badge, colour: mine ? "#3d7ae5" : driven ? "#b3421e" : "#1d56bc", mine });
    sizeTag(tag, this.#tagHeight);
    this.#tags.set(body.id, { tag, key });
    this.scene.add(tag);
  }
}
