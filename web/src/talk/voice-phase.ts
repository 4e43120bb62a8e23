/** Where a spoken talk stands. `listening` waits for the citizen, `hearing` hears the citizen speak. */
export type VoicePhase =
  | "off"
  | "asking"
  | "connecting"
  | "listening"
  | "hearing"
  | "thinking"
  | "speaking"
  | "interrupted";

/** Why there is no voice; the talk goes on as text. */
export type VoiceTrouble = "denied" | "no-microphone" | "busy-microphone" | "insecure" | "full" | "unreachable" | "lost";

const LIVE: ReadonlySet<VoicePhase> = new Set(["listening", "hearing", "thinking", "speaking", "interrupted"]);

export function isLive(phase: VoicePhase): boolean {
  return LIVE.has(phase);
}

/** The phase after a message of the service; `person` is whether a person drives the avatar. */
export function phaseAfter(phase: VoicePhase, message: string, person: boolean): VoicePhase {
  switch (message) {
    case "bot-ready":
      return phase === "connecting" ? "listening" : phase;
    case "user-started-speaking":
      return "hearing";
    case "user-stopped-speaking":
      return person ? "listening" : "thinking";
    case "bot-started-speaking":
      return "speaking";
    case "bot-stopped-speaking":
      return phase === "speaking" ? "listening" : phase;
    default:
      return phase;
  }
}

/** What a refused `getUserMedia` means for the citizen. */
export function microphoneTrouble(error: unknown): VoiceTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "no-microphone";
  return "busy-microphone";
}
