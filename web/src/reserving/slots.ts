import type { Language } from "../i18n/setup";
import { dayInSeoul } from "../shared/console-dates";
import type { Slot } from "./reserving.net";

export const SEOUL = "Asia/Seoul";

export interface SlotDay {
  /** In Seoul, as `2026-11-30`. */
  day: string;
  slots: readonly Slot[];
}

/** The slots of each day in Seoul, earliest first. */
export function byDay(slots: readonly Slot[]): SlotDay[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = dayInSeoul(new Date(slot.starts_at));
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, mine]) => ({ day, slots: mine }));
}

/** Where a reservation can be moved to: what is free, but for the slot it already has. */
export function goalsOf(found: { starts_at: string }, slots: readonly Slot[]): Slot[] {
  const now = Date.parse(found.starts_at);
  return slots.filter(({ left, starts_at }) => left > 0 && Date.parse(starts_at) !== now);
}

/** `12월 1일 (화)`, `Tuesday, December 1`. */
export function dayName(day: string, language: Language): string {
  const noon = new Date(`${day}T12:00:00+09:00`);
  return noon.toLocaleDateString(language, { month: "long", day: "numeric", weekday: language === "ko" ? "short" : "long", timeZone: SEOUL });
}

/** `10:00`, by the clocks of `zone`. */
export function hour(time: string, zone: string = SEOUL): string {
  return new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
}

/** The day and hour where the visitor is; null where the clocks show the same as in Seoul. */
export function hourThere(time: string, zone: string, language: Language): string | null {
  const shown = (at: string): string =>
    new Date(time).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", hour12: false, timeZone: at });
  return shown(zone) === shown(SEOUL) ? null : shown(zone);
}

/** Such as `Europe/Berlin`. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || SEOUL;
}
