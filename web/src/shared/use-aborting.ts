import { useEffect, useRef } from "react";

/** A signal for what a component starts in an event handler: aborted when the component goes. */
export function useAborting(): () => AbortSignal {
  const stop = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      stop.current?.abort();
      stop.current = null;
    },
    [],
  );
  return () => {
    stop.current ??= new AbortController();
    return stop.current.signal;
  };
}
