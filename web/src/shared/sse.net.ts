import { OFFLINE, opened, ServiceProblem } from "../api/problem";
import { SseParser, type SseItem } from "./sse";
import { pause } from "./pause";
import { ms } from "./units";

// The service says something at least every 15 s; a stream that is silent for longer than this is dead.
const SILENT_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

export interface FollowOptions {
  signal: AbortSignal;
  lastEventId?: string;
  /** Told when the stream breaks and when it stands again. */
  onConnected?: (connected: boolean) => void;
}

/** The events of one request, until the service ends it; raises `ServiceProblem` where it breaks off. */
async function* readEvents(
  url: string,
  headers: HeadersInit,
  signal: AbortSignal,
  onOpen: () => void,
): AsyncGenerator<SseItem> {
  const silence = new AbortController();
  const response = await opened(fetch(url, { headers, signal: AbortSignal.any([signal, silence.signal]) }));
  onOpen();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw OFFLINE;
  const parser = new SseParser();
  let watch = 0;
  try {
    for (;;) {
      clearTimeout(watch);
      watch = window.setTimeout(() => {
        silence.abort();
      }, SILENT_MS);
      const piece = await reader.read();
      if (piece.done) return;
      yield* parser.push(piece.value);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw OFFLINE;
  } finally {
    clearTimeout(watch);
    silence.abort();
  }
}

/**
 * The events of a numbered stream, taken up again after the last one when the connection breaks. Ends when the service
 * ends it; raises `ServiceProblem` where the service refuses (the talk is gone, say) and waiting would not help.
 */
export async function* follow(url: string, options: FollowOptions): AsyncGenerator<SseItem> {
  const { signal, onConnected } = options;
  let last = options.lastEventId ?? "0";
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const opened = (): void => {
        wait = FIRST_WAIT_MS;
        onConnected?.(true);
      };
      for await (const item of readEvents(url, { "Last-Event-ID": last }, signal, opened)) {
        last = item.id ?? last;
        yield item;
      }
      return;
    } catch (error) {
      if (!(error instanceof ServiceProblem) || (error.status !== 0 && !error.full && error.status < 500)) throw error;
      onConnected?.(false);
      await pause(ms(wait), signal, "online");
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
}
