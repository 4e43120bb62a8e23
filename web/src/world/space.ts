import type { components } from "../api/schema";
import { solidOf, type Floor, type Solid } from "./floor";
import type { Reach } from "./counters";

export type Space = components["schemas"]["SpaceView"];
export type Part = components["schemas"]["PartView"];
export type Booth = components["schemas"]["BoothView"];
export type StandingOfficial = components["schemas"]["StandingOfficial"];

/** The floor of a space to walk on. */
export function floorOf(space: Space): Floor {
  const parts = space.parts.filter((part) => part.solid);
  const { left, far, right, near } = space.bounds;
  return { bounds: [left, far, right, near], solids: [...parts, ...space.booths].map(solid), bubble: space.bubble_metres };
}

function solid({ spot, size }: Pick<Part, "spot" | "size">): Solid {
  return solidOf(spot, spot.heading, size.width, size.depth);
}

/** The counters of a space to walk up to. */
export function reachesOf(space: Space): Reach[] {
  return space.booths.flatMap((booth) => {
    const middle = booth.stands[0];
    return middle ? [{ official: booth.official, middle, reach: booth.reach_metres }] : [];
  });
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
