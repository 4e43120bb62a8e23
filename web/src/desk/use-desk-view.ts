import { useQueryClient } from "@tanstack/react-query";
import { useNetwork } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";

import { SESSION_KEY } from "../shared/console-session.net";
import { pause } from "../shared/pause";
import { follow } from "../shared/sse.net";
import { ms } from "../shared/units";
import type { DeskView } from "./desk-types";

const URL = "/api/desk/events";
const REOPEN_MS = 1_000;

export interface DeskStream {
  view: DeskView | null;
  connected: boolean;
  show: (view: DeskView) => void;
}

/** The desk as it is now, for as long as the component lives: this stream is also what keeps a person on duty. */
export function useDeskView(): DeskStream {
  const queries = useQueryClient();
  const [view, setView] = useState<DeskView | null>(null);
  const [connected, setConnected] = useState(true);
  // A browser knows at once that its network is gone; the stream may only find out much later.
  const { online } = useNetwork();
  useEffect(() => {
    const stop = new AbortController();
    watch(setView, setConnected, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      setConnected(false);
      void queries.invalidateQueries({ queryKey: SESSION_KEY });
      if (!(error instanceof Error)) throw error;
    });
    return () => {
      stop.abort();
    };
  }, [queries]);
  const show = useCallback((fresh: DeskView) => {
    setView(fresh);
  }, []);
  return { view, connected: connected && online, show };
}

/** Opens the stream anew whenever the service ends it; raises where the service refuses. */
async function watch(
  onView: (view: DeskView) => void,
  onConnected: (connected: boolean) => void,
  signal: AbortSignal,
): Promise<never> {
  for (;;) {
    for await (const item of follow(URL, { signal, onConnected })) {
      if (item.event === "desk") onView(JSON.parse(item.data) as DeskView);
    }
    onConnected(false);
    await pause(ms(REOPEN_MS), signal, "online");
  }
}
