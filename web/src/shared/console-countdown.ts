import { useEffect, useState } from "react";

/** Seconds that are left until `until` (in milliseconds of the clock), counted down; 0 when it is past. */
export function useCountdown(until: number | null): number {
  const [left, setLeft] = useState(() => secondsLeft(until, Date.now()));
  useEffect(() => {
    const count = (): void => {
      setLeft(secondsLeft(until, Date.now()));
    };
    count();
    if (until === null) return undefined;
    const timer = setInterval(count, 500);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return left;
}

export function secondsLeft(until: number | null, now: number): number {
  return until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}

/** `2:05` */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
