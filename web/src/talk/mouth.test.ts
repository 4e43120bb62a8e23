import { expect, test } from "vitest";

import { ms } from "../shared/units";
import { Mouth, mouthFromSound } from "./mouth";
import { placeOf } from "./visemes";

test("a shape is mostly there after 120 ms and gone as long after it ends", () => {
  const mouth = new Mouth();
  mouth.shape("aa");
  for (let i = 0; i < 12; i += 1) mouth.step(ms(10));
  expect(mouth.weights[placeOf("aa")]).toBeGreaterThan(0.85);

  mouth.shape("sil");
  for (let i = 0; i < 12; i += 1) mouth.step(ms(10));
  expect(mouth.weights[placeOf("aa")]).toBeLessThan(0.15);
});

test("how far lips move does not hang on the frame rate", () => {
  const slow = new Mouth();
  const fast = new Mouth();
  slow.shape("O");
  fast.shape("O");
  slow.step(ms(48));
  for (let i = 0; i < 6; i += 1) fast.step(ms(8));

  expect(slow.weights[placeOf("O")]).toBeCloseTo(fast.weights[placeOf("O")] ?? 0, 5);
});

test("a silent person's mouth is closed", () => {
  const mouth = new Mouth();
  mouthFromSound(mouth, 0, 0, 0);
  mouth.step(ms(1_000));

  expect(Math.max(...mouth.weights)).toBeLessThan(0.01);
});

test("a loud dark voice rounds the lips", () => {
  const mouth = new Mouth();
  mouthFromSound(mouth, 0.9, 0.1, 0);
  mouth.step(ms(1_000));

  expect(mouth.weights[placeOf("O")]).toBeGreaterThan(0.4);
});
