import type { Language, TalkView } from "../api/events";
import { ServiceProblem } from "../api/problem";
import { endTalk, openTalk, readTalk } from "./talk.net";

const STORED = "madang.talk";

/** The talk of this tab, so that a reload goes on with it. Nothing of it but its id is kept on the device. */
interface StoredTalk {
  id: string;
  official: string;
}

export function keepTalk(talk: StoredTalk | null): void {
  if (talk) sessionStorage.setItem(STORED, JSON.stringify({ id: talk.id, official: talk.official }));
  else sessionStorage.removeItem(STORED);
}

function keptTalk(): StoredTalk | null {
  const value: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
  if (typeof value !== "object" || value === null || !("id" in value) || !("official" in value)) return null;
  return typeof value.id === "string" && typeof value.official === "string" ? { id: value.id, official: value.official } : null;
}

/** The talk of this tab with `official` where one is open, else a new one. */
export async function resumeOrOpen(official: string, language: Language, signal: AbortSignal): Promise<TalkView> {
  const kept = keptTalk();
  if (kept?.official === official) {
    const talk = await openStill(kept.id, signal);
    if (talk) return talk;
  } else if (kept) {
    // What was said to one official is not carried to the next one unasked.
    keepTalk(null);
    endTalk(kept.id, signal).catch(() => undefined);
  }
  const talk = await openTalk(official, language, signal);
  keepTalk(talk);
  return talk;
}

async function openStill(id: string, signal: AbortSignal): Promise<TalkView | null> {
  try {
    const talk = await readTalk(id, signal);
    return talk.closed ? null : talk;
  } catch (error) {
    if (error instanceof ServiceProblem && error.status === 404) return null;
    throw error;
  }
}
