import { useEffect, useState } from "react";

import { talkEvent } from "../api/events";
import { follow } from "../shared/sse.net";
import { afterEvent, emptyTranscript, type Transcript } from "../talk/transcript";
import type { DeskEntry } from "./desk-types";

export interface LiveTranscript {
  transcript: Transcript;
  connected: boolean;
}

/** The talk as it goes on, from its first word. */
export function useTranscript(entry: DeskEntry): LiveTranscript {
  const { talk, official, language } = entry;
  const [transcript, setTranscript] = useState(() => emptyTranscript(official, language));
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const stop = new AbortController();
    let known = emptyTranscript(official, language);
    const read = async (): Promise<void> => {
      const url = `/api/desk/${encodeURIComponent(talk)}/events`;
      for await (const item of follow(url, { signal: stop.signal, onConnected: setConnected })) {
        const event = talkEvent(item.data);
        if (!event) continue;
        known = afterEvent(known, Number(item.id), event);
        setTranscript(known);
      }
    };
    read().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      setConnected(false);
      if (!(error instanceof Error)) throw error;
    });
    return () => {
      stop.abort();
    };
  }, [talk, official, language]);
  return { transcript, connected };
}
