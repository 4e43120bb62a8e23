import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { PerspectiveCamera } from "three";

import { Stage, type Words } from "./stage.scene";
import type { Talking } from "./crowd.scene";
import type { WorldSession } from "./world-session";

export interface WorldCanvasProps {
  session: WorldSession;
  talking: Talking | null;
  person: boolean;
  words: Words;
  onApproach: (official: string) => void;
  onProgress: (standing: number) => void;
  onLost: () => void;
}

const TAP_PIXELS = 8;
const RADIANS_PER_PIXEL = 0.006;
/** A frame that takes longer than this on average is drawn with fewer pixels. */
const SLOW_FRAME_SECONDS = 0.055;

/** The picture of the space, walked in by click, tap and drag; keys and joystick steer the session itself. */
export function WorldCanvas(props: WorldCanvasProps): ReactElement {
  const soft = useMemo(() => drawsInSoftware(), []);
  return (
    <Canvas
      aria-hidden
      dpr={soft ? 0.66 : [1, 1.75]}
      flat
      gl={{ antialias: !soft, powerPreference: "high-performance" }}
      camera={{ near: 0.15, far: 90, fov: 50 }}
      onCreated={({ gl }) => {
        gl.domElement.addEventListener("webglcontextlost", props.onLost);
      }}
    >
      <Scene {...props} />
    </Canvas>
  );
}

function Scene({ session, talking, person, words, onApproach, onProgress }: WorldCanvasProps): null {
  const { scene, camera, gl, size, setDpr } = useThree();
  const stage = useRef<Stage | null>(null);
  const pace = useRef({ average: 0, lowered: false });
  const wordsNow = useRef(words);

  useEffect(() => {
    if (!(camera instanceof PerspectiveCamera)) return;
    const made = (stage.current = new Stage(scene, camera, session, wordsNow.current));
    void made.load(onProgress);
    return () => {
      stage.current = null;
      made.dispose();
    };
  }, [scene, camera, session, onProgress]);

  useEffect(() => {
    stage.current?.shape(size.width, size.height);
  }, [size, session, scene, camera, onProgress]);

  useEffect(() => {
    wordsNow.current = words;
    stage.current?.say(words);
  }, [words]);

  useEffect(() => {
    stage.current?.talk(talking, person);
  }, [talking, person]);

  useEffect(
    () => watchPointer(gl.domElement, () => stage.current, session, onApproach),
    [gl, session, onApproach],
  );

  useFrame((_, elapsed) => {
    stage.current?.frame(performance.now() / 1_000, Math.min(elapsed, 0.1));
    const now = pace.current;
    now.average += (elapsed - now.average) * 0.05;
    if (!now.lowered && now.average > SLOW_FRAME_SECONDS) {
      now.lowered = true;
      setDpr(0.5);
    }
  });
  return null;
}

/** A tap walks there or up to the official; a drag turns the view; the wheel comes nearer. */
function watchPointer(
  element: HTMLCanvasElement,
  stage: () => Stage | null,
  session: WorldSession,
  onApproach: (official: string) => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let held = -1;
  let moved = 0;
  element.addEventListener("pointerdown", (event) => {
    if (held >= 0) return;
    held = event.pointerId;
    moved = 0;
    element.setPointerCapture(event.pointerId);
  }, { signal });
  element.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held) return;
    moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (moved < TAP_PIXELS) return;
    stage()?.follow.drag(event.movementX * RADIANS_PER_PIXEL, event.movementY * RADIANS_PER_PIXEL * 0.6, performance.now() / 1_000);
  }, { signal });
  element.addEventListener("pointerup", (event) => {
    if (event.pointerId !== held) return;
    held = -1;
    if (moved >= TAP_PIXELS) return;
    const box = element.getBoundingClientRect();
    const hit = stage()?.pick(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
    if (hit?.official) onApproach(hit.official);
    else if (hit) session.walkTo(hit);
  }, { signal });
  element.addEventListener("pointercancel", () => { held = -1; }, { signal });
  element.addEventListener("wheel", (event) => {
    stage()?.follow.zoom(Math.exp(event.deltaY * 0.001));
  }, { signal, passive: true });
  return () => {
    stop.abort();
  };
}

/** Whether the machine has no graphics processor to draw with. */
function drawsInSoftware(): boolean {
  const probe = document.createElement("canvas").getContext("webgl2");
  if (!probe) return true;
  const info = probe.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = info ? probe.getParameter(info.UNMASKED_RENDERER_WEBGL) : "";
  probe.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" && /swiftshader|llvmpipe|software|basic render/i.test(name);
}
