import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";
import type { Facility } from "../../facilities/facilities.net";

export type Day = components["schemas"]["FacilityDay"];
export type BookingDetail = components["schemas"]["FacilityBookingDetail"];
export type BookingAct = components["schemas"]["ActOnBooking"];
type SlotsChange = components["schemas"]["ChangeSlots"];

const POLL_MS = 30_000;

/** The retired ones too. */
export function useDeskFacilities(): UseQueryResult<Facility[]> {
  return useQuery({
    queryKey: ["facilities", "desk"],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/facilities", { signal })),
  });
}

/** `day` such as `2026-11-30`. */
export function useDay(facility: string, day: string): UseQueryResult<Day> {
  const params = { path: { facility }, query: { day } };
  return useQuery({
    queryKey: ["facilities", "day", facility, day],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/facilities/{facility}/day", { params, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

export function useBooking(code: string): UseQueryResult<BookingDetail> {
  const params = { path: { code } };
  return useQuery({
    queryKey: ["facilities", "one", code],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/facilities/bookings/{code}", { params, signal })),
    gcTime: 0, // a name and a contact are not kept beside the page that shows them
  });
}

export function useActOn(code: string): UseMutationResult<BookingDetail, Error, BookingAct> {
  const queries = useQueryClient();
  const params = { path: { code } };
  return useMutation({
    mutationFn: async (body) => answered(api.POST("/api/casework/facilities/bookings/{code}/acts", { params, body })),
    onSuccess: async (changed) => {
      queries.setQueryData(["facilities", "one", code], changed);
      await queries.invalidateQueries({ queryKey: ["facilities", "day"] });
    },
  });
}

export function useChangeSlots(): UseMutationResult<Day, Error, SlotsChange> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body) => answered(api.POST("/api/casework/facilities/slots", { body })),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ["facilities", "day"] }),
  });
}
