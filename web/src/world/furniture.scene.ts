import { COLOURS } from "./hall.scene";
import { chance, oneOf, rising, type Paint } from "./paint.scene";
import { radians, type Booth, type Part, type Space } from "./space";

/** Counters, benches, plants and boards, where the space's file puts them. */
export function paintFurniture(paint: Paint, space: Space): void {
  space.parts.forEach((part, place) => {
    const draw = DRAW[part.kind];
    if (!draw) return;
    paint.at(part.spot.x, part.spot.z, radians(part.spot.heading), () => {
      draw(paint, part.size, chance(place * 31 + 17));
    });
  });
  for (const booth of space.booths) {
    paint.at(booth.spot.x, booth.spot.z, radians(booth.spot.heading), () => {
      paintCounter(paint, booth);
    });
  }
}

type Draw = (paint: Paint, size: Part["size"], random: () => number) => void;

const DRAW: Readonly<Partial<Record<Part["kind"], Draw>>> = {
  bench: paintBench,
  planter: paintPlanter,
  tree: paintTree,
  board: paintBoard,
  pillar: paintPillar,
};

/** How far behind the counter its screen stands, and how high it is; the sign hangs on it. */
export const SCREEN = { behind: 1.75, width: 4.1, height: 3.3, sign: 2.72 } as const;

function paintCounter(paint: Paint, { size, accent }: Booth): void {
  const { width, height, depth } = size;
  paint.box([0, 0, -0.04], [width - 0.1, 0.12, depth - 0.12], COLOURS.walnut);
  paint.box([0, 0.12, 0], [width, height - 0.2, depth - 0.06], rising(COLOURS.oakDark, COLOURS.oakLight, 0, height));
  for (let x = -width / 2 + 0.1; x < width / 2; x += 0.19) {
    paint.box([x, 0.14, depth / 2 - 0.03], [0.07, height - 0.42, 0.05], rising("#a8733f", "#e2b683", 0, height));
  }
  paint.box([0, height - 0.27, depth / 2 - 0.01], [width, 0.13, 0.06], accent);
  paint.box([0, height - 0.08, 0.03], [width + 0.12, 0.08, depth + 0.1], rising("#e9e4da", "#ffffff", height - 0.08, height));
  for (const x of [-width / 6, width / 6]) paint.box([x, height, 0.06], [0.05, 0.34, depth - 0.2], "#e8f2f4");
  paint.box([width / 2 - 0.35, height, -0.12], [0.36, 0.03, 0.24], "#4a5560");
  paint.tube([-width / 2 + 0.3, height, -0.1], 0.09, 0.16, "#d9764a", { sides: 8, top: 0.11 });
  paint.lump([-width / 2 + 0.3, height + 0.27, -0.1], [0.3, 0.28, 0.3], COLOURS.leaf[1]);
  paintScreen(paint, accent);
}

/** A screen of paper and lattice (창살), as in a hanok's doors. */
function paintScreen(paint: Paint, accent: string): void {
  const { width, height, behind } = SCREEN;
  const z = -behind;
  for (const x of [-width / 2, width / 2]) paint.box([x, 0, z], [0.14, height, 0.18], rising(COLOURS.walnut, COLOURS.oakDark, 0, height));
  paint.box([0, height, z], [width + 0.4, 0.14, 0.26], COLOURS.walnut);
  paint.box([0, height + 0.14, z], [width + 0.2, 0.06, 0.2], accent);
  paint.box([0, 0, z], [width, 0.8, 0.1], rising(COLOURS.oakDark, COLOURS.oak, 0, 0.8));
  paint.box([0, 0.8, z], [width, 0.06, 0.14], COLOURS.walnut);
  paint.box([0, 2.24, z], [width, 0.05, 0.14], COLOURS.walnut);
  for (let x = -width / 2 + 0.34; x < width / 2 - 0.1; x += 0.34) paint.box([x, 0.86, z + 0.04], [0.028, 1.38, 0.03], COLOURS.oak);
  for (const y of [1.02, 1.16, 1.94, 2.08]) paint.box([0, y, z + 0.045], [width, 0.028, 0.03], COLOURS.oak);
}

/** The paper of the screens: it glows. */
export function paintPaper(paint: Paint, space: Space): void {
  for (const booth of space.booths) {
    paint.at(booth.spot.x, booth.spot.z, radians(booth.spot.heading), () => {
      const { width, height, behind } = SCREEN;
      const z = -behind;
      const [a, b] = [-width / 2, width / 2];
      paint.quad([a, 0.8, z + 0.01], [b, 0.8, z + 0.01], [b, height, z + 0.01], [a, height, z + 0.01], rising("#fbeed2", "#fffaf0", 0.8, height));
      paint.quad([b, 0.8, z - 0.01], [a, 0.8, z - 0.01], [a, height, z - 0.01], [b, height, z - 0.01], "#f6ead0");
    });
  }
}

function paintBench(paint: Paint, { width, height, depth }: Part["size"]): void {
  for (const x of [-width / 2 + 0.25, width / 2 - 0.25]) paint.box([x, 0, 0], [0.1, height - 0.07, depth - 0.1], COLOURS.walnut);
  for (let i = 0; i < 4; i += 1) {
    const z = -depth / 2 + (i + 0.5) * (depth / 4);
    paint.box([0, height - 0.07, z], [width, 0.07, depth / 4 - 0.025], i % 2 ? COLOURS.oakLight : COLOURS.oak);
  }
  for (let i = 0; i < 3; i += 1) paint.box([0, height + 0.12 + i * 0.13, -depth / 2 - 0.02 - i * 0.03], [width, 0.09, 0.04], COLOURS.oakLight, { tilt: -0.2 });
  for (const x of [-width / 2 + 0.3, width / 2 - 0.3]) paint.box([x, height - 0.1, -depth / 2], [0.06, 0.6, 0.05], COLOURS.walnut, { tilt: -0.2 });
}

function paintPlanter(paint: Paint, { width, height, depth }: Part["size"], random: () => number): void {
  const box = height * 0.6;
  paint.box([0, 0, 0], [width, box, depth], rising("#bfb4a3", "#e9e1d4", 0, box));
  paint.box([0, box - 0.05, 0], [width + 0.06, 0.07, depth + 0.06], COLOURS.oakLight);
  const count = Math.max(4, Math.round(width / 0.28));
  for (let i = 0; i < count; i += 1) {
    const x = -width / 2 + ((i + 0.5) / count) * width;
    const size = 0.42 + random() * 0.22;
    paint.lump([x, box + size * 0.3, (random() - 0.5) * depth * 0.3], [size, size, size], oneOf(COLOURS.leaf, random), 0, random() * 6);
    if (random() < 0.55) paint.lump([x + 0.06, box + size * 0.72, 0.1], [0.11, 0.11, 0.11], oneOf(["#f4b8c6", "#fff1f3", "#f7d36b"], random));
  }
}

function paintTree(paint: Paint, { width, height, depth }: Part["size"], random: () => number): void {
  paint.tube([0, 0, 0], width * 0.36, 0.55, rising("#c9beac", "#eee7da", 0, 0.55), { sides: 8, top: width * 0.45 });
  paint.tube([0, 0.54, 0], width * 0.41, 0.03, "#5d4632", { sides: 8 });
  paint.tube([0, 0.5, 0], 0.07, height - 1.5, "#8b6a4a", { sides: 6, top: 0.05 });
  for (let i = 0; i < 7; i += 1) {
    const angle = (i / 6) * Math.PI * 2;
    const far = i === 6 ? 0 : 0.38 * width;
    const size = (0.75 + random() * 0.4) * width;
    const y = height - 0.95 + (i === 6 ? 0.45 : random() * 0.3);
    paint.lump([Math.sin(angle) * far, y, Math.cos(angle) * far], [size, size * 0.85, depth * (size / width)], oneOf(COLOURS.leaf, random), 1, random() * 6);
  }
}

function paintBoard(paint: Paint, { width, height, depth }: Part["size"]): void {
  for (const x of [-width / 2 + 0.08, width / 2 - 0.08]) paint.box([x, 0, 0], [0.08, height, depth], COLOURS.walnut);
  paint.box([0, height * 0.38, 0], [width, height * 0.62, depth * 0.5], COLOURS.oak);
  paint.box([0, height * 0.42, depth * 0.28], [width - 0.2, height * 0.53, 0.02], COLOURS.white);
  const rows = 5;
  for (let i = 0; i < rows; i += 1) {
    const y = height * 0.46 + (i / rows) * height * 0.46;
    paint.box([-width * 0.28, y, depth * 0.3], [0.16, 0.1, 0.02], ["#2b63d9", "#1f8f96", "#3f9e59", "#a8702c", "#c9c3b8"][i] ?? "#c9c3b8");
    paint.box([width * 0.1, y + 0.02, depth * 0.3], [width * 0.46, 0.05, 0.02], "#c3ccd6");
  }
}

function paintPillar(paint: Paint, { width, height }: Part["size"]): void {
  paint.tube([0, 0, 0], width / 2 + 0.06, 0.3, COLOURS.granite, { sides: 12 });
  paint.tube([0, 0.3, 0], width / 2, height, rising(COLOURS.oakDark, COLOURS.oak, 0, 2), { sides: 12 });
}

/** Soft shadows under things, as dark patches: where, how wide, how deep, turned how far. */
export function shadowsOf(space: Space): { x: number; z: number; width: number; depth: number; heading: number }[] {
  const under = [...space.parts.filter((part) => part.solid), ...space.booths];
  return under.map(({ spot, size }) => ({
    x: spot.x,
    z: spot.z,
    width: size.width + 0.7,
    depth: size.depth + 0.7,
    heading: radians(spot.heading),
  }));
}
