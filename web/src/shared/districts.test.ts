import { expect, test } from "vitest";

import { districtNames } from "./districts";

const DISTRICTS = [
  { ko: "강남구", en: "Gangnam-gu" },
  { ko: "마포구", en: "Mapo-gu" },
];

test("a district has its English name on an English page and keeps its own as the value", () => {
  const english = districtNames(DISTRICTS, "en");
  expect(english.options).toEqual([
    { value: "강남구", label: "Gangnam-gu" },
    { value: "마포구", label: "Mapo-gu" },
  ]);
  expect(english.named("마포구, 강남구")).toBe("Mapo-gu, Gangnam-gu");
  expect(districtNames(DISTRICTS, "ko").named("마포구, 강남구")).toBe("마포구, 강남구");
});

test("before the names are there, a district stands as the service names it", () => {
  expect(districtNames([], "en").named("강남구")).toBe("강남구");
});
