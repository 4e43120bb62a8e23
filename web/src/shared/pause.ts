import type { Milliseconds } from "./units";

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
