import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { openMicrophone, openStaffLine, type StaffLine } from "./staff-line.net";

/** How the line of a call stands. */
export type LineState = "off" | "connecting" | "connected" | "interrupted" | "failed";
/** Why there is no microphone; null: there is one, or it was not asked for yet. */
export type MicrophoneTrouble = "denied" | "missing" | "insecure" | null;

export interface StaffMedia {
  /** The talk that the line belongs to. */
  talk: string | null;
  state: LineState;
  trouble: MicrophoneTrouble;
  voice: MediaStream | null;
  microphone: MediaStream | null;
  muted: boolean;
  pushToTalk: boolean;
  /** While the button of push-to-talk is held. */
  held: boolean;
  join: (talk: string) => void;
  leave: () => void;
  setMuted: (muted: boolean) => void;
  setPushToTalk: (on: boolean) => void;
  hold: (held: boolean) => void;
}

interface Line {
  talk: string | null;
  state: LineState;
  trouble: MicrophoneTrouble;
  voice: MediaStream | null;
  microphone: MediaStream | null;
}

const NO_LINE: Line = { talk: null, state: "off", trouble: null, voice: null, microphone: null };

/** One line at a time; joining another talk leaves the one before. */
export function useStaffMedia(): StaffMedia {
  const [line, setLine] = useState<Line>(NO_LINE);
  const [muted, setMuted] = useState(false);
  const [pushToTalk, setPushToTalk] = useState(false);
  const [held, hold] = useState(false);
  const open = useRef<AbortController | null>(null);
  const leave = useCallback(() => {
    open.current?.abort();
    open.current = null;
    setLine(NO_LINE);
    hold(false);
  }, []);
  const join = useCallback(
    (talk: string) => {
      leave();
      const visit = new AbortController();
      open.current = visit;
      const change = (changes: Partial<Line>): void => {
        if (!visit.signal.aborted) setLine((before) => ({ ...before, ...changes }));
      };
      setMuted(false);
      change({ ...NO_LINE, talk, state: "connecting" });
      void connect(talk, change, visit.signal);
    },
    [leave],
  );
  useEffect(() => leave, [leave]);
  const speaks = !muted && (!pushToTalk || held);
  useEffect(() => {
    line.microphone?.getAudioTracks().forEach((track) => {
      track.enabled = speaks;
    });
  }, [line.microphone, speaks]);
  return useMemo(
    () => ({ ...line, muted, pushToTalk, held, join, leave, setMuted, setPushToTalk, hold }),
    [line, muted, pushToTalk, held, join, leave],
  );
}

/** Asks for the microphone and opens the line, with it or without. */
async function connect(talk: string, change: (changes: Partial<Line>) => void, signal: AbortSignal): Promise<void> {
  const microphone = await askedFor(change);
  signal.addEventListener("abort", () => {
    microphone?.getTracks().forEach((track) => {
      track.stop();
    });
  });
  if (signal.aborted) {
    microphone?.getTracks().forEach((track) => {
      track.stop();
    });
    return;
  }
  change({ microphone });
  let line: StaffLine | null = null;
  try {
    line = await openStaffLine(
      talk,
      microphone?.getAudioTracks()[0] ?? null,
      {
        onVoice: (voice) => {
          change({ voice });
        },
        onState: (state) => {
          change({ state: state === "lost" ? "failed" : state });
        },
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    line?.hangUp();
    change({ state: "failed" });
  }
}

async function askedFor(change: (changes: Partial<Line>) => void): Promise<MediaStream | null> {
  if (!window.isSecureContext) {
    change({ trouble: "insecure" });
    return null;
  }
  try {
    return await openMicrophone();
  } catch (error) {
    const denied = error instanceof DOMException && error.name === "NotAllowedError";
    change({ trouble: denied ? "denied" : "missing" });
    return null;
  }
}
