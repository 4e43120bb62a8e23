import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

import { OFFLINE, ServiceProblem } from "../api/problem";
import type { Language } from "../i18n/setup";
import { keepTalk, resumeOrOpen } from "./open-talk";
import { TalkSession, type TalkState } from "./talk-session";

/** How a page comes to its talk: it is being opened, has to wait, or is there. */
export type Opening =
  | { phase: "opening" }
  | { phase: "refused"; problem: ServiceProblem }
  | { phase: "open"; session: TalkSession };

export interface OpenedTalk {
  opening: Opening;
  /** Tries again to open the talk. */
  retry: () => void;
  /** Leaves the talk that is open, if one is, and begins another. */
  begin: (official: string, language: Language) => void;
}

/** A talk with `official`, for as long as the component is there; later changes of the two open no other one. */
export function useOpenedTalk(official: string, language: Language): OpenedTalk {
  const [opening, setOpening] = useState<Opening>({ phase: "opening" });
  const [wanted, setWanted] = useState({ official, language });

  useEffect(() => {
    const stop = new AbortController();
    let session: TalkSession | null = null;
    // A moment later, so that a component that goes at once (React's strict mode) opens nothing.
    const timer = setTimeout(() => {
      resumeOrOpen(wanted.official, wanted.language, stop.signal).then(
        (view) => {
          if (stop.signal.aborted) return;
          session = new TalkSession(view);
          setOpening({ phase: "open", session });
          void session.run();
        },
        (error: unknown) => {
          if (stop.signal.aborted) return;
          setOpening({ phase: "refused", problem: error instanceof ServiceProblem ? error : OFFLINE });
        },
      );
    });
    return () => {
      clearTimeout(timer);
      stop.abort();
      session?.close();
    };
  }, [wanted]);

  const retry = useCallback(() => {
    setOpening({ phase: "opening" });
    setWanted((before) => ({ ...before }));
  }, []);
  const begin = useCallback((next: string, nextLanguage: Language) => {
    keepTalk(null);
    setOpening({ phase: "opening" });
    setWanted({ official: next, language: nextLanguage });
  }, []);
  return { opening, retry, begin };
}

export function useTalkState(session: TalkSession): TalkState {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
