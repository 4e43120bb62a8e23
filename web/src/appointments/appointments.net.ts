import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type Appointment = components["schemas"]["AppointmentView"];
export type Counter = components["schemas"]["CounterView"];
export type Slot = components["schemas"]["SlotView"];
export type Booking = components["schemas"]["BookAppointment"];

/** What only the citizen knows of a reservation. */
export interface Access {
  code: string;
  name: string;
}

export async function listCounters(signal: AbortSignal): Promise<Counter[]> {
  return answered(api.GET("/api/appointments/counters", { signal }));
}

export async function listSlots(counter: string, signal: AbortSignal): Promise<Slot[]> {
  return answered(api.GET("/api/appointments/slots", { params: { query: { counter } }, signal }));
}

export async function bookAppointment(body: Booking, signal: AbortSignal): Promise<Appointment> {
  return answered(api.POST("/api/appointments", { body, signal }));
}

export async function followAppointment(body: Access, signal: AbortSignal): Promise<Appointment> {
  return answered(api.POST("/api/appointments/follow", { body, signal }));
}

export async function cancelAppointment(body: Access, signal: AbortSignal): Promise<Appointment> {
  return answered(api.POST("/api/appointments/cancel", { body, signal }));
}

export async function moveAppointment(access: Access, startsAt: string, signal: AbortSignal): Promise<Appointment> {
  return answered(api.POST("/api/appointments/move", { body: { ...access, starts_at: startsAt }, signal }));
}

/** The file for a calendar, as it stands. */
export async function calendarOf(body: Access, signal: AbortSignal): Promise<Blob> {
  return answered(
    api.POST("/api/appointments/calendar", { body, parseAs: "blob", signal }) as Promise<{
      data?: Blob;
      error?: unknown;
      response: Response;
    }>,
  );
}
