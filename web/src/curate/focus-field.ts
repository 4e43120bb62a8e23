const PATIENCE_FRAMES = 60; // of something that is drawn a moment later, or opens first
const FOCUSABLE = ":is(input, textarea, select, button, [tabindex]):not(:disabled, [type=hidden])";
const STOP = `${FOCUSABLE}:not([tabindex="-1"])`;

/**
 * Moves the focus to the field at the first of `paths` (as `data-path` has it) that is there and can take it, as soon as
 * one is drawn. What was added, moved or removed by keyboard is gone on with at its place.
 */
export function focusField(...paths: readonly string[]): void {
  let frames = PATIENCE_FRAMES;
  const look = (): void => {
    const field = paths.map(fieldAt).find((found) => found !== null);
    if (field) field.focus();
    else if (frames-- > 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function fieldAt(path: string): HTMLElement | null {
  const here = document.querySelector<HTMLElement>(`[data-path="${path}"]`);
  return here?.matches(FOCUSABLE) ? here : (here?.querySelector<HTMLElement>(STOP) ?? null);
}
