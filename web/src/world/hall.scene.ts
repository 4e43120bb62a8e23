import { Color } from "three";

import { chance, oneOf, rising, type Paint } from "./paint.scene";
import type { Space } from "./space";

/** How far the walls stand outside the floor that is walked on. */
const MARGIN = 0.7;
export const HEIGHT = 6.4;

export const COLOURS = {
  stone: ["#ebe7df", "#e6e1d8", "#efebe4", "#e2ddd3"],
  joint: "#cfc8bc",
  oak: "#c8935a",
  oakLight: "#dcae7a",
  oakDark: "#9a6a3c",
  walnut: "#6b4a30",
  paper: "#fff6e2",
  white: "#fbfaf6",
  earth: ["#e3c9a2", "#dfc39a", "#e8d0ac", "#dcc096"],
  granite: "#a9a49a",
  leaf: ["#4e8d55", "#5a9a5d", "#67a565", "#78b06c", "#8dbd78"],
} as const;

export interface Walls {
  left: number;
  right: number;
  far: number;
  near: number;
}

export function wallsOf(space: Space): Walls {
  const { left, far, right, near } = space.bounds;
  return { left: left - MARGIN, right: right + MARGIN, far: far - 2.6, near: near + MARGIN };
}

/** Everything of the hall that the light falls on: floor, walls, ceiling, frames. */
export function paintHall(paint: Paint, space: Space): void {
  const walls = wallsOf(space);
  paintFloor(paint, walls);
  for (const part of space.parts) if (part.kind === "yard") paintYard(paint, part.spot.x, part.spot.z, part.size.width);
  paintGreenWall(paint, walls);
  paintTrellis(paint, walls);
  paintFrames(paint, walls);
  paintCeiling(paint, walls);
  paintStreet(paint, 1);
  paintStreet(paint, -1);
}

const TILE = 1.2;

function paintFloor(paint: Paint, walls: Walls): void {
  const random = chance(7);
  paint.tile(0, (walls.far + walls.near) / 2, walls.right - walls.left, walls.near - walls.far, COLOURS.joint, -0.004);
  for (let x = walls.left + TILE / 2; x < walls.right; x += TILE) {
    for (let z = walls.far + TILE / 2; z < walls.near; z += TILE) {
      paint.tile(x, z, TILE - 0.025, TILE - 0.025, oneOf(COLOURS.stone, random));
    }
  }
}

/** The yard: packed earth framed by granite, with a ring of stones where people meet. */
function paintYard(paint: Paint, x: number, z: number, width: number): void {
  const random = chance(3);
  const y = 0.006;
  paint.tile(x, z, width + 0.7, width + 0.7, COLOURS.granite, y);
  paint.tile(x, z, width + 0.5, width + 0.5, "#cdbb9c", y + 0.002);
  const cells = 11;
  const cell = width / cells;
  for (let i = 0; i < cells; i += 1) {
    for (let j = 0; j < cells; j += 1) {
      const [cx, cz] = [x + (i + 0.5) * cell - width / 2, z + (j + 0.5) * cell - width / 2];
      paint.tile(cx, cz, cell - 0.018, cell - 0.018, oneOf(COLOURS.earth, random), y + 0.004);
    }
  }
  paintRing(paint, x, z, 2.7, 0.34, COLOURS.granite, y + 0.007);
  paintRing(paint, x, z, 2.66, 0.26, "#f1ece2", y + 0.009);
  paintRing(paint, x, z, 1.35, 0.14, "#f1ece2", y + 0.009);
  for (let i = 0; i < 8; i += 1) {
    const angle = (i / 8) * Math.PI * 2 + Math.PI / 8;
    paint.at(x + Math.sin(angle) * 1.92, z + Math.cos(angle) * 1.92, angle, () => {
      paint.tile(0, 0, 0.5, 0.72, "#efe3cb", y + 0.009);
    });
  }
}

function paintRing(paint: Paint, x: number, z: number, radius: number, width: number, colour: string, y: number): void {
  const pieces = 40;
  for (let i = 0; i < pieces; i += 1) {
    const [a, b] = [(i / pieces) * Math.PI * 2, ((i + 1) / pieces) * Math.PI * 2];
    const [inner, outer] = [radius - width / 2, radius + width / 2];
    paint.quad(
      [x + Math.sin(a) * outer, y, z + Math.cos(a) * outer],
      [x + Math.sin(b) * outer, y, z + Math.cos(b) * outer],
      [x + Math.sin(b) * inner, y, z + Math.cos(b) * inner],
      [x + Math.sin(a) * inner, y, z + Math.cos(a) * inner],
      colour,
    );
  }
}

/** The garden that climbs the far wall, as in Seoul's city hall. */
function paintGreenWall(paint: Paint, walls: Walls): void {
  const random = chance(11);
  const z = walls.far;
  paint.quad([walls.left, 0, z], [walls.right, 0, z], [walls.right, HEIGHT, z], [walls.left, HEIGHT, z], rising("#467c4b", "#6ba362", 0, HEIGHT));
  const columns = 50;
  const rows = 14;
  const wide = (walls.right - walls.left) / columns;
  const high = HEIGHT / rows;
  for (let i = 0; i < columns; i += 1) {
    for (let j = 0; j < rows; j += 1) {
      const x = walls.left + (i + 0.2 + random() * 0.6) * wide;
      const y = (j + 0.2 + random() * 0.6) * high;
      const drift = Math.sin(i * 0.35 + j * 0.5) + Math.sin(i * 0.13 - j * 0.8);
      const colour = COLOURS.leaf[Math.max(0, Math.min(4, Math.floor(drift * 1.2 + 2 + random())))] ?? COLOURS.leaf[0];
      const size = 0.5 + random() * 0.35;
      paint.tuft([x, y, z + 0.01], [size * 1.35, size * 1.2, 0.2 + random() * 0.1], colour, random() * 6);
      if (random() < 0.04) paint.tuft([x, y, z + 0.16], [0.15, 0.15, 0.1], oneOf(["#fdf3f5", "#f6c9d3", "#f4dc8f"], random));
    }
  }
}

/** Oak ribs that hold the garden, and the beam that the name of the place hangs on. */
function paintTrellis(paint: Paint, walls: Walls): void {
  const z = walls.far + 0.3;
  for (let x = walls.left; x <= walls.right + 0.01; x += (walls.right - walls.left) / 8) {
    paint.box([x, 0, z], [0.16, HEIGHT, 0.2], rising(COLOURS.oakDark, COLOURS.oakLight, 0, HEIGHT));
  }
  paint.box([0, 3.95, z], [walls.right - walls.left, 0.12, 0.22], COLOURS.oakLight);
  paint.box([0, 4.08, z + 0.1], [9.6, 1.18, 0.1], rising("#8a5d36", COLOURS.oakDark, 4.08, 5.26));
  paint.box([0, 5.26, z + 0.1], [9.8, 0.07, 0.2], COLOURS.oakLight);
}

const PANE = 1.9;

/** Slender oak posts between the panes of the long sides, and the doors to the street. */
function paintFrames(paint: Paint, walls: Walls): void {
  const oak = rising(COLOURS.oakDark, COLOURS.oak, 0, 1.6);
  for (const x of [walls.left, walls.right]) {
    for (let z = walls.far; z <= walls.near + 0.01; z += PANE) paint.box([x, 0, z], [0.14, HEIGHT, 0.16], oak);
    for (const y of [0.32, 2.75]) paint.box([x, y, (walls.far + walls.near) / 2], [0.1, 0.09, walls.near - walls.far], COLOURS.oak);
    paint.box([x, 0, (walls.far + walls.near) / 2], [0.3, 0.34, walls.near - walls.far], rising("#bdb6aa", "#d8d2c6", 0, 0.34));
  }
  for (let x = walls.left; x <= walls.right + 0.01; x += PANE) paint.box([x, 0, walls.near], [0.14, HEIGHT, 0.14], oak);
  paint.box([0, 2.75, walls.near], [walls.right - walls.left, 0.1, 0.1], COLOURS.oak);
  for (const x of [-1.05, 0, 1.05]) paint.box([x, 0, walls.near - 0.04], [0.07, 2.75, 0.1], COLOURS.walnut);
  for (const x of [-0.14, 0.14]) paint.box([x, 0.9, walls.near - 0.14], [0.04, 0.55, 0.04], "#e4c892");
}

function paintCeiling(paint: Paint, walls: Walls): void {
  const { left, right, far, near } = walls;
  for (let z = far + 1; z < near; z += 2.3) paint.box([0, HEIGHT - 0.34, z], [right - left, 0.34, 0.2], COLOURS.oakLight);
  for (const x of [-7.2, -2.4, 2.4, 7.2]) paint.box([x, HEIGHT - 0.2, (far + near) / 2], [0.16, 0.2, near - far], COLOURS.oak);
}

/** Everything that shines by itself: the sky and the city behind the glass, the lamps. */
export function paintGlow(paint: Paint, space: Space): void {
  const walls = wallsOf(space);
  paintSky(paint);
  paintCity(paint, 1);
  paintCity(paint, -1);
  paintSkylights(paint, walls);
  for (const [x, z] of LAMPS) {
    paint.tube([x, HEIGHT - 1.75, z], 0.34, 0.42, rising("#ffe9bd", "#fffaf0", HEIGHT - 1.75, HEIGHT - 1.33), { sides: 8, top: 0.24 });
    paint.box([x, HEIGHT - 1.36, z], [0.02, 1.36, 0.02], "#8a6a48");
  }
}

export const LAMPS: readonly (readonly [number, number])[] = [
  [-4.8, 1.2],
  [4.8, 1.2],
  [-4.8, 5.6],
  [4.8, 5.6],
];

function paintSkylights(paint: Paint, walls: Walls): void {
  const y = HEIGHT - 0.01;
  const { left, right, far, near } = walls;
  paint.quad([left, HEIGHT, far], [right, HEIGHT, far], [right, HEIGHT, near], [left, HEIGHT, near], "#efe5d6");
  for (const x of [-4.8, 0, 4.8]) {
    const [a, b] = [x - 1.5, x + 1.5];
    paint.quad([a, y, walls.far], [b, y, walls.far], [b, y, walls.near], [a, y, walls.near], "#f4fbff");
  }
}

const FAR_AWAY = 46;

function paintSky(paint: Paint): void {
  const sky = rising("#f2f8fd", "#9fcdf2", 0, 26);
  const pieces = 16;
  for (let i = 0; i < pieces; i += 1) {
    const [a, b] = [(i / pieces) * Math.PI * 2, ((i + 1) / pieces) * Math.PI * 2];
    const corner = (angle: number, y: number): [number, number, number] => [Math.sin(angle) * FAR_AWAY, y, Math.cos(angle) * FAR_AWAY];
    paint.quad(corner(b, -6), corner(a, -6), corner(a, 30), corner(b, 30), sky);
  }
  paint.tile(0, 0, FAR_AWAY * 2, FAR_AWAY * 2, "#d6e2d2", -0.35);
}

/** Seoul behind the glass: hills, Namsan with its tower on the right, houses, and trees along the street. */
function paintCity(paint: Paint, side: 1 | -1): void {
  const random = chance(side === 1 ? 5 : 9);
  const x = side * 40;
  for (const [z, high, wide] of [[-30, 9, 30], [-8, 12, 34], [14, 10, 30], [34, 12, 30]] as const) {
    hill(paint, x, z, high, wide, "#b7cfdc");
  }
  if (side === 1) tower(paint, x - 2.5, -9);
  for (let z = -38; z < 40; z += 2.6 + random() * 1.4) {
    const high = 2.2 + random() * 5.4;
    paint.box([side * (31 + random() * 3), -0.3, z], [2, high, 1.8 + random() * 1.2], rising("#dbe6ee", oneOf(["#c3d3e0", "#cbd9e3", "#d6dfe4", "#e2ddd3"], random), 0, high));
  }
}

/** The trees along the street, lit like everything near. */
function paintStreet(paint: Paint, side: 1 | -1): void {
  const random = chance(side === 1 ? 15 : 19);
  for (let z = -20; z < 20; z += 2.9) {
    const [x, size] = [side * (16 + random() * 2), 1.9 + random() * 0.8];
    paint.tube([x, -0.3, z], 0.11, 1.5, "#8d7355", { sides: 5 });
    for (const [dx, dy, dz, share] of CROWN) {
      const wide = size * share;
      paint.lump([x + dx * size, 1.7 + dy * size, z + dz * size], [wide, wide * 0.9, wide], oneOf(["#8fc074", "#9bca7f", "#83b56a"], random), 0, random() * 6);
    }
  }
}

const CROWN = [
  [0, 0.25, 0, 1],
  [0.25, -0.05, 0.2, 0.75],
  [-0.2, 0, -0.25, 0.7],
] as const;

function hill(paint: Paint, x: number, z: number, high: number, wide: number, colour: string): void {
  paint.lump([x, -1, z], [3, high * 2, wide], rising(colour, new Color(colour).offsetHSL(0, 0, 0.05).getStyle(), 0, high), 1);
}

function tower(paint: Paint, x: number, z: number): void {
  paint.tube([x, 10, z], 0.32, 3.6, "#93a9b8", { sides: 6, top: 0.22 });
  paint.tube([x, 13, z], 0.75, 0.9, "#8aa0b0", { sides: 8, top: 0.95 });
  paint.tube([x, 13.9, z], 0.1, 3.2, "#93a9b8", { sides: 5, top: 0.04 });
}
