import { useEffect, useRef, useState } from "react";

import { ServiceProblem } from "../api/problem";

interface Request<Answer> {
  busy: boolean;
  problem: ServiceProblem | null;
  /** In place of one that still runs. */
  run: (ask: (signal: AbortSignal) => Promise<Answer>) => void;
}

/** One request of a form: what it says is told to `onAnswer`, and it ends with the form. */
export function useRequest<Answer>(onAnswer: (answer: Answer) => void): Request<Answer> {
  const [problem, setProblem] = useState<ServiceProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = (ask: (signal: AbortSignal) => Promise<Answer>): void => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setBusy(true);
    setProblem(null);
    ask(stop.signal).then(
      (answer) => {
        setBusy(false);
        onAnswer(answer);
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setBusy(false);
        if (!(error instanceof ServiceProblem)) throw error;
        setProblem(error);
      },
    );
  };
  return { busy, problem, run };
}
