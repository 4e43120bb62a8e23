/** The same rules as the service's `world/movement.py`, so that it seldom has to correct a step. */

export interface Spot {
  x: number;
  z: number;
}

/** A thing that stops a walker: a box on the floor, turned by `heading` (radians). */
export interface Solid {
  x: number;
  z: number;
  heading: number;
  halfWidth: number;
  halfDepth: number;
}

export interface Floor {
  /** Metres: x and z of the far left corner, then of the near right one. */
  bounds: readonly [number, number, number, number];
  solids: readonly Solid[];
  bubble: number;
}

export const BODY_RADIUS = 0.25;

/** A solid grown by a body's radius: the body itself is then a point. */
export function solidOf(spot: Spot, headingDegrees: number, width: number, depth: number): Solid {
  return {
    x: spot.x,
    z: spot.z,
    heading: (headingDegrees * Math.PI) / 180,
    halfWidth: width / 2 + BODY_RADIUS,
    halfDepth: depth / 2 + BODY_RADIUS,
  };
}

export function blocked(floor: Floor, x: number, z: number): boolean {
  const [left, far, right, near] = floor.bounds;
  if (x < left || x > right || z < far || z > near) return true;
  for (const solid of floor.solids) if (within(solid, x, z)) return true;
  return false;
}

function within(solid: Solid, x: number, z: number): boolean {
  const dx = x - solid.x;
  const dz = z - solid.z;
  const sine = Math.sin(solid.heading);
  const cosine = Math.cos(solid.heading);
  return Math.abs(dx * cosine - dz * sine) < solid.halfWidth && Math.abs(dx * sine + dz * cosine) < solid.halfDepth;
}

/**
 * Moves `spot` in place by (dx, dz) as far as walls and things let it: along a wall rather than not at all. `others` are
 * x and z of everybody else, `count` of them; nobody comes nearer than the bubble, but may always go away.
 */
export function step(floor: Floor, spot: Spot, dx: number, dz: number, others: Float64Array, count: number): boolean {
  for (let turn = 0; turn < TURNS.length; turn += 1) {
    const angle = TURNS[turn] ?? 0;
    const share = Math.cos(angle);
    const x = spot.x + (dx * Math.cos(angle) - dz * Math.sin(angle)) * share;
    const z = spot.z + (dx * Math.sin(angle) + dz * Math.cos(angle)) * share;
    if (blocked(floor, x, z) || crowded(floor, spot, x, z, others, count)) continue;
    spot.x = x;
    spot.z = z;
    return true;
  }
  return false;
}

/** Straight on, else a little to either side: what makes a walker slide along a wall. */
const TURNS: readonly number[] = [0, 0.45, -0.45, 0.9, -0.9, 1.3, -1.3];

function crowded(floor: Floor, from: Spot, x: number, z: number, others: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i += 1) {
    const ox = others[i * 2] ?? 0;
    const oz = others[i * 2 + 1] ?? 0;
    const distance = Math.hypot(x - ox, z - oz);
    if (distance < floor.bubble && distance < Math.hypot(from.x - ox, from.z - oz)) return true;
  }
  return false;
}
