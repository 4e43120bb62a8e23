import type { Role } from "./console-session.net";

export type Place = "desk" | "curate" | "admin" | "accounts";

const OPEN_TO: Readonly<Record<Place, readonly Role[]>> = {
  desk: ["staff", "supervisor"],
  curate: ["curator", "approver", "admin"],
  admin: ["admin"],
  accounts: ["admin"],
};

/** Whether any of the roles opens the place. */
export function mayEnter(place: Place, roles: readonly Role[]): boolean {
  return OPEN_TO[place].some((role) => roles.includes(role));
}

/** The places that the roles open, in the order of the navigation. */
export function placesOf(roles: readonly Role[]): Place[] {
  return (["desk", "curate", "admin", "accounts"] as const).filter((place) => mayEnter(place, roles));
}

/** Which roles a place needs, to be named to somebody who may not enter. */
export function rolesFor(place: Place): readonly Role[] {
  return OPEN_TO[place];
}
