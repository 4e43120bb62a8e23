import { ms, type Milliseconds } from "./units";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Waits, or less where the window fires `wakes` first; raises the signal's reason when it is aborted. */
export async function pause(time: Milliseconds, signal: AbortSignal, wakes?: string): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const forget = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (wakes) window.removeEventListener(wakes, done);
    };
    const done = (): void => {
      forget();
      resolve();
    };
    const stop = (): void => {
      forget();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(done, time);
    signal.addEventListener("abort", stop);
    if (wakes) window.addEventListener(wakes, done);
  });
}

/** How long to wait before a line is opened again, after it failed or was lost `failures` times in a row. */
export function pauseBefore(failures: number): Milliseconds {
  return ms(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
}
