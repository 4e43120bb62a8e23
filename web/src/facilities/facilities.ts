import type { Language } from "../i18n/setup";
import { hoursText } from "../shared/hours";
import type { Facility, FacilityKind } from "./facilities.net";

/** Those of a kind and a district; empty: every one. */
export function chosen(facilities: readonly Facility[], kind: string, district: string): Facility[] {
  return facilities.filter((one) => (!kind || one.kind === kind) && (!district || one.district === district));
}

/** The kinds that there are, in the order of `kinds`. */
export function kindsOf(facilities: readonly Facility[], kinds: readonly FacilityKind[]): FacilityKind[] {
  return kinds.filter((kind) => facilities.some((one) => one.kind === kind));
}

/** `월–금 09:00–18:00`, a line for each of its openings. */
export function openings(hours: Facility["hours"], language: Language): string[] {
  return hours.map(({ days, opens, closes }) =>
    hoursText({ days: [...days], opens: opens.slice(0, 5), closes: closes.slice(0, 5) }, language),
  );
}
