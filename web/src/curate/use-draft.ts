import { useCallback, useEffect, useMemo, useState } from "react";

import { takesAway } from "./edit";
import type { Content } from "./procedure-types";
import type { Seen } from "./procedures.net";

export interface Draft {
  content: Content;
  /** What the change is based on. */
  seen: Seen;
  dirty: boolean;
  /** Whether unsaved work of before was brought back. */
  restored: boolean;
  change: (edit: (content: Content) => Content) => void;
  /** Brings back what the last change took away; null where it took nothing. */
  undo: (() => void) | null;
  /** Begins anew from what the service has. */
  begin: (content: Content, seen: Seen) => void;
}

interface Kept extends Seen {
  content: Content;
}

interface Written {
  content: Content;
  /** What it was before the last change, where that took something away. */
  before: Content | null;
}

/**
 * What is being written. Unsaved work is kept for the tab, so that a reload, a step back or a sign-in that ran out costs
 * nothing.
 */
export function useDraft(id: string, saved: Content, seen: Seen): Draft {
  const key = keyOf(id);
  const [kept] = useState(() => readKept(key));
  const [base, setBase] = useState<Kept>(() => ({ ...seen, content: saved }));
  const [{ content, before }, setWritten] = useState<Written>(() => ({ content: kept?.content ?? saved, before: null }));
  const [basedOn, setBasedOn] = useState<Seen>(() => (kept ? { version: kept.version, edits: kept.edits } : seen));
  const dirty = useMemo(() => JSON.stringify(content) !== JSON.stringify(base.content), [content, base.content]);
  useEffect(() => {
    if (dirty) sessionStorage.setItem(key, JSON.stringify({ ...basedOn, content }));
    else sessionStorage.removeItem(key);
  }, [key, dirty, content, basedOn]);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [dirty]);
  const change = useCallback((edit: (content: Content) => Content) => {
    setWritten(({ content: now }) => {
      const next = edit(now);
      return { content: next, before: takesAway(now, next) ? now : null };
    });
  }, []);
  const begin = useCallback((fresh: Content, freshSeen: Seen) => {
    setBase({ ...freshSeen, content: fresh });
    setWritten({ content: fresh, before: null });
    setBasedOn(freshSeen);
  }, []);
  const undo =
    before &&
    ((): void => {
      setWritten({ content: before, before: null });
    });
  return { content, seen: basedOn, dirty, restored: kept !== null && dirty, change, undo, begin };
}

function readKept(key: string): Kept | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Kept);
}

/** Whether this tab has unsaved work on the document. */
export function hasKeptDraft(id: string): boolean {
  return sessionStorage.getItem(keyOf(id)) !== null;
}

/** Gives the unsaved work up. */
export function forgetDraft(id: string): void {
  sessionStorage.removeItem(keyOf(id));
}

function keyOf(id: string): string {
  return `madang.draft.${id}`;
}
