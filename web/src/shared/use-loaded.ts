import { useEffect, useState } from "react";

import { ServiceProblem } from "../api/problem";

export interface Loaded<Value> {
  value: Value | null;
  problem: ServiceProblem | null;
}

/** What `load` gives, and its problem; loaded anew when `load` is another function (so wrap it in `useCallback`). */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ value: null, problem: null });
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) setLoaded({ value, problem: null });
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        if (!(error instanceof ServiceProblem)) throw error;
        setLoaded({ value: null, problem: error });
      },
    );
    return () => {
      stop.abort();
    };
  }, [load]);
  return loaded;
}
