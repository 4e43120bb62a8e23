import type { Facility } from "../facilities/facilities.net";

export type FactDraft = Facility["facts"][number];
export type OpeningDraft = Facility["hours"][number];
export type ClosedDraft = Facility["closed_days"][number];

/** `day`: today, on which its sources are read. */
export function emptyFacility(day: string): Facility {
  return {
    id: "",
    kind: "meeting_room",
    name: { ko: "", en: "" },
    district: "강남구",
    address: { ko: "", en: "" },
    source: { name: "", url: "", read_on: day },
    facts: [emptyFact(day)],
    hours: [{ days: [1, 2, 3, 4, 5], opens: "09:00", closes: "18:00" }],
    minutes: 60,
    places: 1,
    most_people: 10,
    most_open: 2,
    first_days: 1,
    last_days: 30,
    closed_days: [],
    rests_on_holidays: true,
    is_active: true,
  };
}

export function emptyFact(day: string): FactDraft {
  return { kind: "fee", ko: "", en: "", source: { name: "", url: "", read_on: day } };
}

/** The list with one of it changed, or without it where `changed` is null. */
export function replaced<Item>(items: readonly Item[], place: number, changed: Item | null): Item[] {
  return items.flatMap((item, at) => (at !== place ? [item] : changed === null ? [] : [changed]));
}
