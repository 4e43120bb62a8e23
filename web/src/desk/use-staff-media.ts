import { useEffect, useMemo, useState, useSyncExternalStore } from "react";

import type { DeskView } from "./desk-types";
import { StaffVoice, type VoiceState } from "./staff-voice";

export type StaffMedia = VoiceState & Pick<StaffVoice, "join" | "leave" | "setMuted" | "setPushToTalk" | "hold">;

/** The voice of the person at the desk, for as long as the console is open. */
export function useStaffMedia(view: DeskView | null): StaffMedia {
  const [voice] = useState(() => new StaffVoice());
  const state = useSyncExternalStore(voice.subscribe, voice.snapshot);
  const onDuty = view?.on_duty ?? false;
  const line = view?.line ?? null;
  useEffect(() => {
    voice.desk(onDuty, line);
  }, [voice, onDuty, line]);
  useEffect(() => {
    window.addEventListener("pagehide", voice.close);
    return () => {
      window.removeEventListener("pagehide", voice.close);
      voice.close();
    };
  }, [voice]);
  return useMemo(() => {
    const { join, leave, setMuted, setPushToTalk, hold } = voice;
    return { ...state, join, leave, setMuted, setPushToTalk, hold };
  }, [state, voice]);
}
