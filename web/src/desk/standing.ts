/**
 * How this window's line stands. It is opened on coming on duty and stays, so that accepting a call finds it ready. An
 * account has one line, in whatever window it was opened last: the others wait until the person acts in them.
 */
export interface Standing {
  phase: Phase;
  /** The id of this window's line, or of the last one it had; null before the first. */
  own: string | null;
  /** Whether the offer of the line in hand was answered; until then `own` is the one before. */
  answered: boolean;
  /** Whether the desk has named it: what the desk names before is older news. */
  named: boolean;
  /** The line of the account, as the desk last named it. */
  desk: string | null;
}

/**
 * `lost`: to be opened again in a while. `elsewhere`: another window has the voice. `refused`: the service has no voice,
 * or no place.
 */
export type Phase = "off" | "opening" | "ready" | "interrupted" | "lost" | "elsewhere" | "refused";

export type Happening =
  | { kind: "desk"; onDuty: boolean; line: string | null }
  /** The person takes a call in this window, or asks for the voice. */
  | { kind: "wanted" }
  | { kind: "answered"; id: string }
  | { kind: "connected" | "interrupted" | "lost" | "refused" }
  /** A lost line is to be opened again. */
  | { kind: "due" };

export const OFF_DUTY: Standing = { phase: "off", own: null, answered: false, named: false, desk: null };

export function after(standing: Standing, happened: Happening): Standing {
  const { phase, own, desk } = standing;
  switch (happened.kind) {
    case "desk":
      return happened.onDuty ? heard(standing, happened.line) : { ...OFF_DUTY, own };
    case "wanted":
      return phase === "lost" || phase === "elsewhere" || phase === "refused" ? opening(standing) : standing;
    case "due":
      if (phase !== "lost") return standing;
      return desk === null || desk === own ? opening(standing) : { ...standing, phase: "elsewhere" };
    case "answered":
      if (phase !== "opening") return standing;
      return { ...standing, own: happened.id, answered: true, named: desk === happened.id };
    default:
      return moved(standing, happened.kind);
  }
}

function heard(before: Standing, line: string | null): Standing {
  const { phase, own } = before;
  const now: Standing = { ...before, desk: line, named: before.named || (before.answered && line === own) };
  if (phase === "off" || phase === "elsewhere") return line === null ? opening(now) : { ...now, phase: "elsewhere" };
  const holds = phase === "ready" || phase === "interrupted" || phase === "opening";
  if (!holds || !before.named || line === own) return now;
  return { ...now, phase: line === null ? "lost" : "elsewhere" };
}

function moved(standing: Standing, kind: "connected" | "interrupted" | "lost" | "refused"): Standing {
  const { phase } = standing;
  if (phase !== "opening" && phase !== "ready" && phase !== "interrupted") return standing;
  if (kind === "connected") return { ...standing, phase: "ready" };
  if (kind === "interrupted") return { ...standing, phase: phase === "opening" ? "opening" : "interrupted" };
  return { ...standing, phase: kind };
}

function opening(standing: Standing): Standing {
  return { ...standing, phase: "opening", answered: false, named: false };
}
