import { useRef, type PointerEvent, type ReactElement } from "react";

import type { Walker } from "./walker";

const REACH_PIXELS = 46;
const DEAD = 0.18;

/** A stick for the thumb. Whoever cannot use it walks by tapping the floor or chooses from the list. */
export function Joystick({ walker }: { walker: Walker }): ReactElement {
  const base = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLSpanElement>(null);
  const held = useRef(-1);

  const steer = (event: PointerEvent): void => {
    const box = base.current?.getBoundingClientRect();
    if (!box || event.pointerId !== held.current) return;
    const across = (event.clientX - box.left - box.width / 2) / REACH_PIXELS;
    const down = (event.clientY - box.top - box.height / 2) / REACH_PIXELS;
    const length = Math.max(1, Math.hypot(across, down));
    const [right, back] = [across / length, down / length];
    const still = Math.hypot(right, back) < DEAD;
    walker.steer(still ? 0 : right, still ? 0 : -back);
    if (knob.current) knob.current.style.transform = `translate(${right * REACH_PIXELS}px, ${back * REACH_PIXELS}px)`;
  };
  const letGo = (): void => {
    held.current = -1;
    walker.steer(0, 0);
    if (knob.current) knob.current.style.transform = "";
  };
  return (
    <div
      ref={base}
      className="joystick"
      aria-hidden="true"
      onPointerDown={(event) => {
        held.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        steer(event);
      }}
      onPointerMove={steer}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <span ref={knob} />
    </div>
  );
}
