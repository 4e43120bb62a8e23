import { useEffect, useState } from "react";

import { api } from "../api/client";
import { answered, ServiceProblem } from "../api/problem";
import type { components } from "../api/schema";
import { pause } from "../shared/pause";
import { ms } from "../shared/units";

export type StatusView = components["schemas"]["StatusView"];
export type Health = components["schemas"]["Health"];

const POLL_MS = 10_000;

export interface Status {
  /** The last figures that came; null before the first. */
  figures: StatusView | null;
  health: Health | null;
  /** When they came, in milliseconds of the clock. */
  at: number | null;
  reachable: boolean;
}

/** The service's figures, read every ten seconds. */
export function useStatus(): Status {
  const [status, setStatus] = useState<Status>({ figures: null, health: null, at: null, reachable: true });
  useEffect(() => {
    const stop = new AbortController();
    const watch = async (): Promise<never> => {
      for (;;) {
        const read = await look(stop.signal);
        setStatus((before) => ({ ...before, ...read }));
        await pause(ms(POLL_MS), stop.signal, "online");
      }
    };
    watch().catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    return () => {
      stop.abort();
    };
  }, []);
  return status;
}

async function look(signal: AbortSignal): Promise<Partial<Status>> {
  try {
    const [figures, health] = await Promise.all([
      answered(api.GET("/api/status", { signal })),
      answered(api.GET("/healthz", { signal })),
    ]);
    return { figures, health, at: Date.now(), reachable: true };
  } catch (error) {
    if (error instanceof ServiceProblem) return { reachable: false };
    throw error;
  }
}
