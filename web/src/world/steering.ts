import type { Walker } from "./walker";

const KEYS: Readonly<Record<string, readonly [right: number, ahead: number]>> = {
  KeyW: [0, 1],
  ArrowUp: [0, 1],
  KeyS: [0, -1],
  ArrowDown: [0, -1],
  KeyA: [-1, 0],
  ArrowLeft: [-1, 0],
  KeyD: [1, 0],
  ArrowRight: [1, 0],
};

/** Whether a key that was pressed there is meant for something else. */
export function belongsElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return target instanceof Element && target.closest("input, textarea, select, .world-side, [contenteditable]") !== null;
}

/** Arrow keys and WASD steer `walker` until `signal` is aborted. */
export function steerByKeys(walker: Walker, signal: AbortSignal): void {
  const held = new Set<string>();
  const steer = (): void => {
    let across = 0;
    let on = 0;
    for (const key of held) {
      const [right, ahead] = KEYS[key] ?? [0, 0];
      across += right;
      on += ahead;
    }
    walker.steer(across, on);
  };
  const letGo = (): void => {
    held.clear();
    steer();
  };
  window.addEventListener(
    "keydown",
    (event) => {
      if (!(event.code in KEYS) || event.ctrlKey || event.metaKey || event.altKey || belongsElsewhere(event.target)) return;
      event.preventDefault();
      held.add(event.code);
      steer();
    },
    { signal },
  );
  window.addEventListener(
    "keyup",
    (event) => {
      if (held.delete(event.code)) steer();
    },
    { signal },
  );
  window.addEventListener("blur", letGo, { signal });
  signal.addEventListener("abort", letGo, { once: true });
}
