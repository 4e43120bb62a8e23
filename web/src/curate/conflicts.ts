import type { components } from "../api/schema";

export type FoundConflict = components["schemas"]["FoundConflict"];
export type ConflictSide = components["schemas"]["Side"];

/** Where a conflict is shown: what was ruled out leaves the others. */
export const SHELVES = ["contradiction", "translation", "condition", "ruled"] as const;
export type Shelf = (typeof SHELVES)[number];

/** The shelf that an address names; the first one where it names none. */
export function shelfNamed(name: string | null): Shelf {
  return SHELVES.find((one) => one === name) ?? SHELVES[0];
}

/** A text before, in and after a place that is counted in code points. */
export function cutAt(text: string, start: number, end: number): [string, string, string] {
  const points = Array.from(text);
  return [points.slice(0, start).join(""), points.slice(start, end).join(""), points.slice(end).join("")];
}
