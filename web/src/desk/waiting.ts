import { seconds, type Seconds } from "../shared/units";
import type { DeskEntry, DeskView } from "./desk-types";

const LONG_WAIT = 180; // three minutes: the 120 line calls a call late long before that
const MINUTE = 60;
const HOUR = 3_600;

/** How long somebody has waited at `now` (milliseconds of the clock); never negative, whatever the two clocks say. */
export function waited(since: string, now: number): Seconds {
  return seconds(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)));
}

/** `0:07`, `12:40`, `1:02:40` */
export function clockText(time: Seconds): string {
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  const rest = String(time % MINUTE).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** The same as an ISO 8601 duration, for `<time dateTime>`. */
export function durationText(time: Seconds): string {
  return `PT${Math.floor(time / MINUTE)}M${time % MINUTE}S`;
}

export function isLong(time: Seconds): boolean {
  return time >= LONG_WAIT;
}

/** Those who wait now and did not before: a first look at the list counts as new, so that nobody is overlooked. */
export function arrivals(before: DeskView | null, now: DeskView): DeskEntry[] {
  const known = new Set((before?.waiting ?? []).map((entry) => entry.talk));
  return now.waiting.filter((entry) => !known.has(entry.talk));
}

/** The calls that were this person's and wait again: the connection was gone for too long. */
export function lostCalls(before: DeskView | null, now: DeskView): DeskEntry[] {
  const mine = new Set((before?.mine ?? []).map((entry) => entry.talk));
  return now.waiting.filter((entry) => mine.has(entry.talk) && entry.returned);
}

/** Whether this person is in a call, and so cannot take another citizen. */
export function isServing(view: DeskView | null): boolean {
  return (view?.mine.length ?? 0) > 0;
}

/** Who was faster, out of the service's refusal; empty where nobody was and the person is in another call. */
export function whoWasFaster(message: string): string {
  return /^`([^`]+)`/.exec(message)?.[1] ?? "";
}
