import type { components } from "../api/schema";

export type Slot = components["schemas"]["SlotView"];
export type DaySlot = components["schemas"]["DaySlot"];
export type ReservationLine = components["schemas"]["ReservationLine"];

type Appointment = components["schemas"]["AppointmentView"];
type FacilityBooking = components["schemas"]["FacilityBookingView"];
/** What a citizen is told of any reservation. */
export type Reservation = Pick<Appointment, keyof Appointment & keyof FacilityBooking>;

/** What only the citizen knows of a reservation. */
export interface Access {
  code: string;
  name: string;
}

export interface Reserved<Kind extends Reservation> {
  reservation: Kind;
  access: Access;
}

/** The routes that follow one kind of reservation. */
export interface Register<Kind extends Reservation> {
  follow: (access: Access, signal: AbortSignal) => Promise<Kind>;
  cancel: (access: Access, signal: AbortSignal) => Promise<Kind>;
  move: (access: Access, startsAt: string, signal: AbortSignal) => Promise<Kind>;
  /** The file for a calendar, as it stands. */
  calendar: (access: Access, signal: AbortSignal) => Promise<Blob>;
  /** The slots that it can be moved to. */
  slots: (found: Kind, signal: AbortSignal) => Promise<Slot[]>;
}
