import { expect, test } from "vitest";

import { areThere, filed, photosAfter, type PhotoItem } from "./photos";

const item = (key: number, change: Partial<PhotoItem> = {}): PhotoItem => ({
  key, name: "등.jpg", url: "", part: 0, id: null, problem: null, alt: "", ...change,
}); // prettier-ignore

test("a form waits for its photos", () => {
  const chosen = photosAfter([], { kind: "added", items: [item(1), item(2)] });
  expect(areThere(chosen)).toBe(false);
  const one = photosAfter(chosen, { kind: "changed", key: 1, change: { id: "a", alt: " 꺼진 등 " } });
  expect(areThere(one)).toBe(false);
  const left = photosAfter(one, { kind: "removed", key: 2 });
  expect(areThere(left)).toBe(true);
  expect(filed(left)).toEqual([{ id: "a", alt: "꺼진 등" }]);
});

test("what comes back for a photo that was removed changes nothing", () => {
  expect(photosAfter([item(1)], { kind: "changed", key: 2, change: { id: "b" } })).toEqual([item(1)]);
});
