import {
  BoxGeometry,
  BufferAttribute,
  Color,
  ConeGeometry,
  CylinderGeometry,
  Euler,
  IcosahedronGeometry,
  Matrix4,
  Vector3,
  type BufferGeometry,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";

/** A colour for every corner, by where it stands. */
export type Tint = string | ((x: number, y: number, z: number) => Color);

export interface Turned {
  /** Radians about the upright. */
  heading?: number;
  /** Radians about the way across. */
  tilt?: number;
}

/** Builds many simple shapes, flat-shaded and coloured at their corners, into one geometry: one draw call. */
export class Paint {
  readonly #parts: BufferGeometry[] = [];
  readonly #frames: Matrix4[] = [new Matrix4()];

  /** Everything that `draw` paints stands at (x, z), turned by `heading`. */
  at(x: number, z: number, heading: number, draw: () => void): void {
    const here = new Matrix4().makeRotationY(heading).setPosition(x, 0, z);
    this.#frames.push(this.#frame().clone().multiply(here));
    draw();
    this.#frames.pop();
  }

  /** A box whose lower side is at height `y`. */
  box([x, y, z]: Triple, [width, height, depth]: Triple, tint: Tint, turned: Turned = {}): void {
    this.#add(new BoxGeometry(width, height, depth), [x, y + height / 2, z], tint, turned);
  }

  /** A round body, upright; `top` is the radius at its upper end. */
  tube([x, y, z]: Triple, radius: number, height: number, tint: Tint, { sides = 10, top = radius } = {}): void {
    this.#add(new CylinderGeometry(top, radius, height, sides), [x, y + height / 2, z], tint, {});
  }

  /** A lump of twenty faces, or eighty. */
  lump([x, y, z]: Triple, [width, height, depth]: Triple, tint: Tint, detail = 0, heading = 0): void {
    const ball = new IcosahedronGeometry(1, detail);
    ball.scale(width / 2, height / 2, depth / 2);
    this.#add(ball, [x, y, z], tint, { heading });
  }

  /** Four corners, anticlockwise seen from the front; nothing is seen of its back. */
  quad(a: Triple, b: Triple, c: Triple, d: Triple, tint: Tint): void {
    const shape = new BoxGeometry();
    shape.deleteAttribute("uv");
    shape.setIndex(null);
    shape.setAttribute("position", new BufferAttribute(new Float32Array([...a, ...b, ...c, ...a, ...c, ...d]), 3));
    shape.setAttribute("normal", new BufferAttribute(new Float32Array(18), 3));
    this.#keep(shape, tint);
  }

  /** A flat piece of floor. */
  tile(x: number, z: number, width: number, depth: number, tint: Tint, y = 0): void {
    const [w, d] = [width / 2, depth / 2];
    this.quad([x - w, y, z + d], [x + w, y, z + d], [x + w, y, z - d], [x - w, y, z - d], tint);
  }

  /** A tuft of `sides` leaves that stands out from a wall towards +z. */
  tuft([x, y, z]: Triple, [width, height, depth]: Triple, tint: Tint, turn = 0): void {
    const cone = new ConeGeometry(0.5, 1, TUFT_SIDES, 1, true, turn);
    cone.rotateX(Math.PI / 2);
    cone.scale(width, height, depth);
    this.#add(cone, [x, y, z + depth / 2], tint, {});
  }

  /** What was painted so far is lit from now on, once and for all; what follows shines by itself. */
  light(): void {
    for (const part of this.#parts) bake(part);
  }

  geometry(): BufferGeometry {
    const merged = mergeGeometries(this.#parts, false);
    for (const part of this.#parts) part.dispose();
    this.#parts.length = 0;
    merged.deleteAttribute("normal");
    return merged;
  }

  #add(shape: BufferGeometry, [x, y, z]: Triple, tint: Tint, { heading = 0, tilt = 0 }: Turned): void {
    shape.deleteAttribute("uv");
    const flat = shape.index ? shape.toNonIndexed() : shape;
    flat.applyMatrix4(new Matrix4().makeRotationFromEuler(new Euler(tilt, heading, 0, "YXZ")).setPosition(x, y, z));
    this.#keep(flat, tint);
  }

  #keep(shape: BufferGeometry, tint: Tint): void {
    shape.applyMatrix4(this.#frame());
    shape.computeVertexNormals();
    shape.setAttribute("color", tinted(shape, tint));
    this.#parts.push(shape);
  }

  #frame(): Matrix4 {
    return this.#frames.at(-1) ?? new Matrix4();
  }
}

const TUFT_SIDES = 5;

/** The lights of `addLights`, on things that never move. */
const SKY_LIGHT = new Color("#ffffff");
const GROUND_LIGHT = new Color("#cbb6a8");
const LAMPS = [
  { from: new Vector3(-1.2, 2.2, 2.5).normalize(), colour: new Color("#fff3e6"), strength: 1.5 },
  { from: new Vector3(1.5, 1.5, -2).normalize(), colour: new Color("#dfeaff"), strength: 0.7 },
];
const SKY_STRENGTH = 2.1;

/** Lambert's law, as the lit materials have it: light that falls on each face, times its colour, over π. */
function bake(shape: BufferGeometry): void {
  const normals = shape.getAttribute("normal");
  const colours = shape.getAttribute("color");
  const [normal, light, colour] = [new Vector3(), new Color(), new Color()];
  for (let i = 0; i < normals.count; i += 1) {
    normal.fromBufferAttribute(normals, i);
    light.lerpColors(GROUND_LIGHT, SKY_LIGHT, normal.y * 0.5 + 0.5).multiplyScalar(SKY_STRENGTH);
    for (const lamp of LAMPS) {
      const falls = Math.max(0, normal.dot(lamp.from)) * lamp.strength;
      light.r += lamp.colour.r * falls;
      light.g += lamp.colour.g * falls;
      light.b += lamp.colour.b * falls;
    }
    colour.fromBufferAttribute(colours, i).multiply(light).multiplyScalar(1 / Math.PI);
    colours.setXYZ(i, colour.r, colour.g, colour.b);
  }
}

export type Triple = readonly [number, number, number];

function tinted(shape: BufferGeometry, tint: Tint): BufferAttribute {
  const places = shape.getAttribute("position");
  const colours = new Float32Array(places.count * 3);
  const one = typeof tint === "string" ? new Color(tint) : null;
  const spot = new Vector3();
  for (let i = 0; i < places.count; i += 1) {
    spot.fromBufferAttribute(places, i);
    const colour = one ?? (tint as (x: number, y: number, z: number) => Color)(spot.x, spot.y, spot.z);
    colour.toArray(colours, i * 3);
  }
  return new BufferAttribute(colours, 3);
}

/** From one colour to the other as it goes up. */
export function rising(low: string, high: string, from: number, to: number): Tint {
  const [below, above, mixed] = [new Color(low), new Color(high), new Color()];
  return (_x, y) => mixed.lerpColors(below, above, Math.min(1, Math.max(0, (y - from) / (to - from))));
}

/** Chance that is the same at every visit. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** One of several colours. */
export function oneOf(colours: readonly string[], random: () => number): string {
  return colours[Math.floor(random() * colours.length)] ?? "#ffffff";
}
