/** The 15 mouth shapes of the Oculus lip-sync reference, in the order that weights are kept in. */
export const VISEMES = [
  "sil",
  "PP",
  "FF",
  "TH",
  "DD",
  "kk",
  "CH",
  "SS",
  "nn",
  "RR",
  "aa",
  "E",
  "I",
  "O",
  "U",
] as const;

export type Viseme = (typeof VISEMES)[number];

const PLACE: ReadonlyMap<string, number> = new Map(VISEMES.map((name, place) => [name, place]));

/** Where a shape's weight is kept; silence for a name that is not known. */
export function placeOf(name: string): number {
  return PLACE.get(name) ?? 0;
}

/** How far one of the avatar's own expressions opens for a mouth shape. */
export interface Share {
  expression: string;
  weight: number;
}

type Recipe = Readonly<Partial<Record<Viseme, Readonly<Record<string, number>>>>>;

/** Shapes out of the 52 of ARKit, for an avatar without visemes of its own. */
const ARKIT: Recipe = {
  PP: { mouthClose: 0.6, mouthPressLeft: 0.4, mouthPressRight: 0.4 },
  FF: { mouthRollLower: 0.5, mouthUpperUpLeft: 0.2, mouthUpperUpRight: 0.2, jawOpen: 0.08 },
  TH: { jawOpen: 0.15, tongueOut: 0.4 },
  DD: { jawOpen: 0.15, mouthLowerDownLeft: 0.25, mouthLowerDownRight: 0.25 },
  kk: { jawOpen: 0.2, mouthStretchLeft: 0.15, mouthStretchRight: 0.15 },
  CH: { jawOpen: 0.12, mouthFunnel: 0.5 },
  SS: { jawOpen: 0.05, mouthStretchLeft: 0.35, mouthStretchRight: 0.35 },
  nn: { jawOpen: 0.1, mouthLowerDownLeft: 0.15, mouthLowerDownRight: 0.15 },
  RR: { jawOpen: 0.15, mouthFunnel: 0.25, mouthPucker: 0.2 },
  aa: { jawOpen: 0.55, mouthLowerDownLeft: 0.2, mouthLowerDownRight: 0.2 },
  E: { jawOpen: 0.3, mouthStretchLeft: 0.35, mouthStretchRight: 0.35 },
  I: { jawOpen: 0.15, mouthSmileLeft: 0.25, mouthSmileRight: 0.25, mouthStretchLeft: 0.3, mouthStretchRight: 0.3 },
  O: { jawOpen: 0.35, mouthFunnel: 0.6 },
  U: { jawOpen: 0.15, mouthPucker: 0.7 },
};

/** Shapes out of the five vowels that every VRM has. */
const VOWELS: Recipe = {
  FF: { ih: 0.15 },
  TH: { ih: 0.25 },
  DD: { ih: 0.3 },
  kk: { ih: 0.3 },
  CH: { ou: 0.35 },
  SS: { ih: 0.25 },
  nn: { ih: 0.2 },
  RR: { ou: 0.25 },
  aa: { aa: 1 },
  E: { ee: 1 },
  I: { ih: 1 },
  O: { oh: 1 },
  U: { ou: 1 },
};

/**
 * What each of the 15 shapes moves on an avatar with these expressions: its own visemes where it has them, else ARKit's
 * blend shapes, else VRM's vowels. A shape that moves nothing has no shares.
 */
export function bindVisemes(expressions: ReadonlySet<string>): readonly (readonly Share[])[] {
  if (expressions.has("viseme_aa")) {
    return VISEMES.map((name) => present({ [`viseme_${name}`]: 1 }, expressions));
  }
  const recipe = expressions.has("jawOpen") ? ARKIT : VOWELS;
  return VISEMES.map((name) => present(recipe[name] ?? {}, expressions));
}

function present(recipe: Readonly<Record<string, number>>, expressions: ReadonlySet<string>): Share[] {
  return Object.entries(recipe)
    .filter(([expression]) => expressions.has(expression))
    .map(([expression, weight]) => ({ expression, weight }));
}
