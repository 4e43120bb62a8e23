import { blocked, type Floor, type Spot } from "./floor";

const CELL_METRES = 0.25;
const DIAGONAL = Math.SQRT2;
const NEIGHBOURS: readonly (readonly [number, number, number])[] = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, -1, 1],
  [1, 1, DIAGONAL],
  [1, -1, DIAGONAL],
  [-1, 1, DIAGONAL],
  [-1, -1, DIAGONAL],
];

/** The floor as a grid of cells that can be stood on; made once for a space. */
export class Grid {
  readonly columns: number;
  readonly rows: number;
  readonly #open: Uint8Array;

  constructor(readonly floor: Floor) {
    const [left, far, right, near] = floor.bounds;
    this.columns = Math.floor((right - left) / CELL_METRES) + 1;
    this.rows = Math.floor((near - far) / CELL_METRES) + 1;
    this.#open = new Uint8Array(this.columns * this.rows);
    for (let cell = 0; cell < this.#open.length; cell += 1) {
      const spot = this.spot(cell);
      this.#open[cell] = blocked(floor, spot.x, spot.z) ? 0 : 1;
    }
  }

  open(column: number, row: number): boolean {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return false;
    return this.#open[row * this.columns + column] === 1;
  }

  spot(cell: number): Spot {
    const [left, far] = this.floor.bounds;
    return {
      x: left + (cell % this.columns) * CELL_METRES,
      z: far + Math.floor(cell / this.columns) * CELL_METRES,
    };
  }

  /** The open cell nearest to a spot; -1 where none is open. */
  cell(spot: Spot): number {
    const [left, far] = this.floor.bounds;
    const column = clamped(Math.round((spot.x - left) / CELL_METRES), this.columns);
    const row = clamped(Math.round((spot.z - far) / CELL_METRES), this.rows);
    for (let ring = 0; ring < Math.max(this.columns, this.rows); ring += 1) {
      const found = this.#nearestOnRing(column, row, ring);
      if (found >= 0) return found;
    }
    return -1;
  }

  #nearestOnRing(column: number, row: number, ring: number): number {
    let best = -1;
    let least = Infinity;
    for (let dx = -ring; dx <= ring; dx += 1) {
      for (let dz = -ring; dz <= ring; dz += 1) {
        const far = Math.hypot(dx, dz);
        if (Math.max(Math.abs(dx), Math.abs(dz)) !== ring || far >= least || !this.open(column + dx, row + dz)) continue;
        least = far;
        best = (row + dz) * this.columns + column + dx;
      }
    }
    return best;
  }
}

function clamped(value: number, count: number): number {
  return Math.min(count - 1, Math.max(0, value));
}

/**
 * The corners of a short way from one spot to another around everything solid, the end included; empty where there is
 * none. A goal that cannot be stood on gives the way to the nearest place that can.
 */
export function route(grid: Grid, from: Spot, to: Spot): Spot[] {
  const start = grid.cell(from);
  const goal = grid.cell(to);
  if (start < 0 || goal < 0) return [];
  const came = search(grid, start, goal);
  if (!came) return [];
  const cells: Spot[] = [];
  for (let cell = goal; cell !== start; cell = came[cell] ?? start) cells.push(grid.spot(cell));
  cells.reverse();
  const end = blocked(grid.floor, to.x, to.z) ? null : to;
  if (end) cells.push({ x: end.x, z: end.z });
  return straightened(grid.floor, from, cells);
}

/** A* over the grid: for each cell the one before it on the way; null where the goal cannot be reached. */
function search(grid: Grid, start: number, goal: number): Int32Array | null {
  const count = grid.columns * grid.rows;
  const cost = new Float64Array(count).fill(Infinity);
  const came = new Int32Array(count).fill(-1);
  const open = new Heap();
  cost[start] = 0;
  open.push(start, 0);
  for (let cell = open.pop(); cell >= 0; cell = open.pop()) {
    if (cell === goal) return came;
    const column = cell % grid.columns;
    const row = Math.floor(cell / grid.columns);
    for (const [dx, dz, length] of NEIGHBOURS) {
      if (!passable(grid, column, row, dx, dz)) continue;
      const next = cell + dz * grid.columns + dx;
      const total = (cost[cell] ?? Infinity) + length;
      if (total >= (cost[next] ?? Infinity)) continue;
      cost[next] = total;
      came[next] = cell;
      open.push(next, total + Math.hypot((next % grid.columns) - (goal % grid.columns), Math.floor(next / grid.columns) - Math.floor(goal / grid.columns)));
    }
  }
  return null;
}

/** A diagonal step does not cut the corner of a thing. */
function passable(grid: Grid, column: number, row: number, dx: number, dz: number): boolean {
  if (!grid.open(column + dx, row + dz)) return false;
  return dx === 0 || dz === 0 || (grid.open(column + dx, row) && grid.open(column, row + dz));
}

/** Leaves out every corner that a straight line can do without. */
function straightened(floor: Floor, from: Spot, cells: readonly Spot[]): Spot[] {
  const corners: Spot[] = [];
  let at: Spot = from;
  let place = 0;
  while (place < cells.length) {
    let next = cells.length - 1;
    while (next > place && !clear(floor, at, cells[next] ?? at)) next -= 1;
    const corner = cells[next];
    if (!corner) break;
    corners.push(corner);
    at = corner;
    place = next + 1;
  }
  return corners;
}

function clear(floor: Floor, from: Spot, to: Spot): boolean {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.z - from.z) / 0.1);
  for (let i = 1; i <= steps; i += 1) {
    if (blocked(floor, from.x + ((to.x - from.x) * i) / steps, from.z + ((to.z - from.z) * i) / steps)) return false;
  }
  return true;
}

/** A binary heap of cells by cost, the cheapest first. */
class Heap {
  readonly #cells: number[] = [];
  readonly #costs: number[] = [];

  push(cell: number, cost: number): void {
    let place = this.#cells.length;
    this.#cells.push(cell);
    this.#costs.push(cost);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.#costs[parent] ?? 0) <= cost) break;
      this.#swap(place, parent);
      place = parent;
    }
  }

  /** -1 when empty. */
  pop(): number {
    const top = this.#cells[0] ?? -1;
    const cell = this.#cells.pop();
    const cost = this.#costs.pop();
    if (cell === undefined || cost === undefined || this.#cells.length === 0) return top;
    this.#cells[0] = cell;
    this.#costs[0] = cost;
    this.#sink();
    return top;
  }

  #sink(): void {
    for (let place = 0; ; ) {
      let least = place;
      for (const child of [place * 2 + 1, place * 2 + 2]) {
        if (child < this.#cells.length && (this.#costs[child] ?? 0) < (this.#costs[least] ?? 0)) least = child;
      }
      if (least === place) return;
      this.#swap(place, least);
      place = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#cells[a], this.#cells[b]] = [this.#cells[b] ?? 0, this.#cells[a] ?? 0];
    [this.#costs[a], this.#costs[b]] = [this.#costs[b] ?? 0, this.#costs[a] ?? 0];
  }
}
