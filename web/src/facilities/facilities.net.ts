import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { Register, Slot } from "../reserving/reserving.net";

export type Facility = components["schemas"]["Facility"];
export type FacilityKind = Facility["kind"];
export type FacilityBooking = components["schemas"]["FacilityBookingView"];
export type NewBooking = components["schemas"]["BookFacility"];
export type District = components["schemas"]["DistrictView"];
export type Source = components["schemas"]["FacilitySource"];

export const KINDS = ["meeting_room", "hall", "sports_ground", "classroom", "counselling_room", "other"] as const satisfies readonly FacilityKind[];

/** Counselling: booked with a nickname, without a contact, and no words are kept. */
export function isAnonymous({ kind }: Pick<Facility, "kind">): boolean {
  return kind === "counselling_room";
}

export async function listFacilities(signal: AbortSignal): Promise<Facility[]> {
  return answered(api.GET("/api/facilities", { signal }));
}

export async function listDistricts(signal: AbortSignal): Promise<District[]> {
  return answered(api.GET("/api/districts", { signal }));
}

export async function readFacility(facility: string, signal: AbortSignal): Promise<Facility> {
  return answered(api.GET("/api/facilities/{facility}", { params: { path: { facility } }, signal }));
}

export async function listFacilitySlots(facility: string, signal: AbortSignal): Promise<Slot[]> {
  return answered(api.GET("/api/facilities/{facility}/slots", { params: { path: { facility } }, signal }));
}

export async function bookFacility(facility: string, body: NewBooking, signal: AbortSignal): Promise<FacilityBooking> {
  return answered(api.POST("/api/facilities/{facility}/bookings", { params: { path: { facility } }, body, signal }));
}

export const FACILITY_BOOKINGS: Register<FacilityBooking> = {
  follow: async (body, signal) => answered(api.POST("/api/facilities/bookings/follow", { body, signal })),
  cancel: async (body, signal) => answered(api.POST("/api/facilities/bookings/cancel", { body, signal })),
  move: async (access, startsAt, signal) =>
    answered(api.POST("/api/facilities/bookings/move", { body: { ...access, starts_at: startsAt }, signal })),
  calendar: async (body, signal) =>
    answered(
      api.POST("/api/facilities/bookings/calendar", { body, parseAs: "blob", signal }) as Promise<{
        data?: Blob;
        error?: unknown;
        response: Response;
      }>,
    ),
  slots: async (found, signal) => listFacilitySlots(found.facility, signal),
};
