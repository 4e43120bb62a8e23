import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { Register, Slot } from "../reserving/reserving.net";

export type Appointment = components["schemas"]["AppointmentView"];
export type Counter = components["schemas"]["CounterView"];
export type Booking = components["schemas"]["BookAppointment"];

export async function listCounters(signal: AbortSignal): Promise<Counter[]> {
  return answered(api.GET("/api/appointments/counters", { signal }));
}

export async function listSlots(counter: string, signal: AbortSignal): Promise<Slot[]> {
  return answered(api.GET("/api/appointments/slots", { params: { query: { counter } }, signal }));
}

export async function bookAppointment(body: Booking, signal: AbortSignal): Promise<Appointment> {
  return answered(api.POST("/api/appointments", { body, signal }));
}

export const APPOINTMENTS: Register<Appointment> = {
  follow: async (body, signal) => answered(api.POST("/api/appointments/follow", { body, signal })),
  cancel: async (body, signal) => answered(api.POST("/api/appointments/cancel", { body, signal })),
  move: async (access, startsAt, signal) =>
    answered(api.POST("/api/appointments/move", { body: { ...access, starts_at: startsAt }, signal })),
  calendar: async (body, signal) =>
    answered(
      api.POST("/api/appointments/calendar", { body, parseAs: "blob", signal }) as Promise<{
        data?: Blob;
        error?: unknown;
        response: Response;
      }>,
    ),
  slots: async (found, signal) => listSlots(found.counter, signal),
};
