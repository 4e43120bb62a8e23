import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";
import { listCounters, type Counter } from "../../appointments/appointments.net";

export type Day = components["schemas"]["AppointmentDay"];
export type AppointmentDetail = components["schemas"]["AppointmentDetail"];
export type AppointmentAct = components["schemas"]["ActOnAppointment"]["act"];
type SlotChange = components["schemas"]["ChangeSlot"];

const POLL_MS = 30_000;

export function useCounters(): UseQueryResult<Counter[]> {
  return useQuery({ queryKey: ["appointments", "counters"], queryFn: async ({ signal }) => listCounters(signal) });
}

/** `day` such as `2026-11-30`. */
export function useDay(counter: string, day: string): UseQueryResult<Day> {
  const params = { query: { counter, day } };
  return useQuery({
    queryKey: ["appointments", "day", counter, day],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/appointments", { params, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

export function useAppointment(code: string): UseQueryResult<AppointmentDetail> {
  const params = { path: { code } };
  return useQuery({
    queryKey: ["appointments", "one", code],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/appointments/{code}", { params, signal })),
    gcTime: 0, // a name and a contact are not kept beside the page that shows them
  });
}

export function useActOn(code: string): UseMutationResult<AppointmentDetail, Error, AppointmentAct> {
  const queries = useQueryClient();
  const params = { path: { code } };
  return useMutation({
    mutationFn: async (act) => answered(api.POST("/api/casework/appointments/{code}/acts", { params, body: { act } })),
    onSuccess: async (changed) => {
      queries.setQueryData(["appointments", "one", code], changed);
      await queries.invalidateQueries({ queryKey: ["appointments", "day"] });
    },
  });
}

export function useChangeSlot(): UseMutationResult<Day, Error, SlotChange> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body) => answered(api.POST("/api/casework/appointments/slots", { body })),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ["appointments", "day"] }),
  });
}
