import {
  BufferAttribute,
  BufferGeometry,
  CircleGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  NormalBlending,
  AdditiveBlending,
} from "three";

import { shadowsOf } from "./furniture.scene";
import { wallsOf } from "./hall.scene";
import type { Space } from "./space";

const HEIGHT = 0.02;

/** Soft dark patches under the furniture: one draw call. */
export function furnitureShadows(space: Space): Mesh {
  const places: number[] = [];
  const colours: number[] = [];
  for (const { x, z, width, depth, heading } of shadowsOf(space)) {
    const [sine, cosine] = [Math.sin(heading), Math.cos(heading)];
    const put = (across: number, along: number, dark: number): void => {
      places.push(x + across * cosine + along * sine, HEIGHT, z - across * sine + along * cosine);
      colours.push(0.16, 0.11, 0.06, dark);
    };
    const [w, d] = [width / 2, depth / 2];
    const [iw, id] = [w - 0.35, d - 0.35];
    const ring = [[-1, 1], [1, 1], [1, -1], [-1, -1]] as const;
    for (let i = 0; i < 4; i += 1) {
      const [ax, az] = ring[i] ?? [0, 0];
      const [bx, bz] = ring[(i + 1) % 4] ?? [0, 0];
      put(ax * w, az * d, 0);
      put(bx * w, bz * d, 0);
      put(bx * iw, bz * id, 0.34);
      put(ax * w, az * d, 0);
      put(bx * iw, bz * id, 0.34);
      put(ax * iw, az * id, 0.34);
    }
    for (const [ax, az] of [ring[0], ring[1], ring[2], ring[0], ring[2], ring[3]]) put(ax * iw, az * id, 0.34);
  }
  return flat(places, colours, false);
}

/** Where the sun falls through the panes onto the floor. */
export function sunlight(space: Space): Mesh {
  const walls = wallsOf(space);
  const places: number[] = [];
  const colours: number[] = [];
  const y = 0.024;
  for (let z = walls.far + 2.2; z < walls.near - 1; z += 1.9) {
    const corners = [
      [walls.left + 0.3, z, 0.2],
      [walls.left + 0.3, z + 1.55, 0.2],
      [walls.left + 4.6, z + 2.75, 0],
      [walls.left + 4.6, z + 1.2, 0],
    ] as const;
    for (const i of [0, 1, 2, 0, 2, 3]) {
      const [x, cz, light] = corners[i] ?? corners[0];
      places.push(x, y, cz);
      colours.push(1, 0.9, 0.68, light);
    }
  }
  return flat(places, colours, true);
}

/** A patch under every body. */
export function bodyShadows(most: number): InstancedMesh {
  const disc = new CircleGeometry(0.34, 14);
  disc.rotateX(-Math.PI / 2);
  const colours = new Float32Array(disc.getAttribute("position").count * 4);
  for (let i = 0; i < colours.length; i += 4) colours.set([0.14, 0.1, 0.06, i === 0 ? 0.5 : 0], i);
  disc.setAttribute("color", new BufferAttribute(colours, 4));
  const mesh = new InstancedMesh(disc, material(false), most);
  mesh.frustumCulled = false;
  mesh.count = 0;
  mesh.renderOrder = 2;
  return mesh;
}

const PLACE = new Matrix4();

export function shadowAt(mesh: InstancedMesh, place: number, x: number, z: number): void {
  mesh.setMatrixAt(place, PLACE.makeTranslation(x, HEIGHT + 0.012, z));
}

function flat(places: readonly number[], colours: readonly number[], light: boolean): Mesh {
  const shape = new BufferGeometry();
  shape.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
  shape.setAttribute("color", new BufferAttribute(new Float32Array(colours), 4));
  const mesh = new Mesh(shape, material(light));
  mesh.renderOrder = 1;
  return mesh;
}

function material(light: boolean): MeshBasicMaterial {
  return new MeshBasicMaterial({
    vertexColors: true,
    transparent: true,
    depthWrite: false,
    side: 2,
    blending: light ? AdditiveBlending : NormalBlending,
  });
}
