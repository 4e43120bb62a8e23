import type { ServiceProblem } from "../api/problem";

/** One photo of a form, on its way or there. */
export interface PhotoItem {
  key: number;
  name: string;
  /** Of its preview in this browser. */
  url: string;
  /** How much has gone, from 0 to 1. */
  part: number;
  /** What the service knows it by, once it is there. */
  id: string | null;
  problem: ServiceProblem | null;
  /** What can be seen on it, in the citizen's words. */
  alt: string;
}

export type PhotoChange =
  | { kind: "added"; items: readonly PhotoItem[] }
  | { kind: "changed"; key: number; change: Partial<Omit<PhotoItem, "key">> }
  | { kind: "removed"; key: number };

/** The photos after a change; one that was removed meanwhile stays away. */
export function photosAfter(items: readonly PhotoItem[], change: PhotoChange): readonly PhotoItem[] {
  switch (change.kind) {
    case "added":
      return [...items, ...change.items];
    case "changed":
      return items.map((item) => (item.key === change.key ? { ...item, ...change.change } : item));
    case "removed":
      return items.filter((item) => item.key !== change.key);
  }
}

/** Whether all that were chosen are there, so that the form may go. */
export function areThere(items: readonly PhotoItem[]): boolean {
  return items.every((item) => item.id !== null);
}

/** As they go with a form. */
export function filed(items: readonly PhotoItem[]): { id: string; alt: string }[] {
  return items.flatMap((item) => (item.id === null ? [] : [{ id: item.id, alt: item.alt.trim() }]));
}
