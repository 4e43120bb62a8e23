import { expect, test } from "vitest";

import { chosen, kindsOf, openings } from "./facilities";
import { KINDS, type Facility } from "./facilities.net";

const facility = (id: string, kind: Facility["kind"], district: Facility["district"]): Facility => ({
  id,
  kind,
  district,
  name: { ko: id, en: id },
  address: { ko: id, en: id },
  source: { name: id, url: "https://example.org", read_on: "2026-11-01" },
  facts: [],
  hours: [{ days: [1, 2, 3, 4, 5], opens: "09:00:00", closes: "18:00:00" }],
  minutes: 60,
  places: 1,
  most_people: 10,
  most_open: 2,
  first_days: 1,
  last_days: 30,
  closed_days: [],
  rests_on_holidays: true,
  is_active: true,
});
const ALL = [facility("a", "hall", "마포구"), facility("b", "sports_ground", "중구"), facility("c", "hall", "중구")];

test("facilities are chosen by kind, by district, and by both", () => {
  const ids = (kind: string, district: string): string => chosen(ALL, kind, district).map(({ id }) => id).join("");
  expect([ids("", ""), ids("hall", ""), ids("", "중구"), ids("hall", "중구")]).toEqual(["abc", "ac", "bc", "c"]);
});

test("only kinds that there are can be chosen", () => {
  expect(kindsOf(ALL, KINDS)).toEqual(["hall", "sports_ground"]);
});

test("hours are told without seconds, in the language of the page", () => {
  expect(openings(ALL[0]?.hours ?? [], "ko")).toEqual(["월–금 09:00–18:00"]);
  expect(openings([{ days: [6, 7], opens: "06:00:00", closes: "22:00:00" }], "en")).toEqual(["Sat–Sun 06:00–22:00"]);
});
