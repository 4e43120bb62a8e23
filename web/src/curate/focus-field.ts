const PATIENCE_FRAMES = 60; // of something that is drawn a moment later, opens first, or is drawn anew
const FOCUSABLE = ":is(input, textarea, select, button, [tabindex]):not(:disabled, [type=hidden])";
const STOP = `${FOCUSABLE}:not([tabindex="-1"])`;

/**
 * Moves the focus to the field at the first of `paths` (as `data-path` has it) that is there and can take it, as soon as
 * one is drawn, and again to the one that takes its place, should the page be drawn anew a moment later. What was added,
 * moved, removed or sent by keyboard is gone on with at its place.
 */
export function focusField(...paths: readonly string[]): void {
  let frames = PATIENCE_FRAMES;
  let focused: HTMLElement | null = null;
  const look = (): void => {
    const elsewhere = document.activeElement !== focused && document.activeElement !== document.body;
    if (focused && elsewhere) return; // somebody went on from there
    if (!focused?.isConnected) {
      focused = paths.map(fieldAt).find((found) => found !== null) ?? null;
      focused?.focus();
    }
    if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function fieldAt(path: string): HTMLElement | null {
  const here = document.querySelector<HTMLElement>(`[data-path="${path}"]`);
  return here?.matches(FOCUSABLE) ? here : (here?.querySelector<HTMLElement>(STOP) ?? null);
}
