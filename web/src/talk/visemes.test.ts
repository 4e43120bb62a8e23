import { expect, test } from "vitest";

import { bindVisemes, placeOf, VISEMES } from "./visemes";

const own = new Set(VISEMES.map((name) => `viseme_${name}`));
const vowels = new Set(["aa", "ih", "ou", "ee", "oh", "blink"]);

test("an avatar's own visemes are used one for one", () => {
  const bound = bindVisemes(new Set([...own, ...vowels, "jawOpen"]));

  expect(bound[placeOf("O")]).toEqual([{ expression: "viseme_O", weight: 1 }]);
});

test("an avatar with ARKit's shapes opens its jaw for an open vowel", () => {
  const bound = bindVisemes(new Set(["jawOpen", "mouthFunnel", ...vowels]));

  expect(bound[placeOf("aa")]).toEqual([{ expression: "jawOpen", weight: 0.55 }]);
});

test("an avatar with nothing but VRM's vowels still speaks", () => {
  const bound = bindVisemes(vowels);

  expect(bound[placeOf("E")]).toEqual([{ expression: "ee", weight: 1 }]);
  expect(bound[placeOf("PP")]).toEqual([]);
});

test("an avatar without a mouth keeps still", () => {
  expect(bindVisemes(new Set()).flat()).toEqual([]);
});

test("a shape that nobody knows is silence", () => {
  expect(placeOf("??")).toBe(placeOf("sil"));
});
