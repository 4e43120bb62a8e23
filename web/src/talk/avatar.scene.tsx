import type { VRM } from "@pixiv/three-vrm";
import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { PerspectiveCamera } from "three";

import type { Mood } from "../api/events";
import { addLights, disposeFigure, frameBust, loadFigure } from "../shared/figure.scene";
import { seconds } from "../shared/units";
import type { Posture } from "./idle";
import type { Mouth } from "./mouth";
import { Player } from "./player.scene";

export interface AvatarProps {
  url: string;
  mood: Mood;
  posture: Posture;
  mouth: Mouth;
  /** Told when the figure is drawn, so that the still picture may go, and when it cannot be. */
  onShown: (shown: boolean) => void;
}

/** A frame that takes longer than this on average is drawn with fewer pixels. */
const SLOW_FRAME_SECONDS = 0.05;

/** The official's bust, breathing and speaking. */
export function AvatarScene(props: AvatarProps): ReactElement {
  return (
    <Canvas
      aria-hidden
      dpr={[1, 2]}
      flat
      gl={{ alpha: true, antialias: true, powerPreference: "low-power" }}
      onCreated={({ gl, scene }) => {
        addLights(scene);
        gl.domElement.addEventListener("webglcontextlost", () => {
          props.onShown(false);
        });
      }}
    >
      <Bust {...props} />
    </Canvas>
  );
}

function Bust({ url, mood, posture, mouth, onShown }: AvatarProps): ReactElement | null {
  const vrm = useFigure(url, onShown);
  const camera = useThree((state) => state.camera);
  const player = useMemo(() => (vrm ? new Player(vrm, mouth) : null), [vrm, mouth]);
  const slow = useSlowFrames();

  useEffect(() => {
    if (player && camera instanceof PerspectiveCamera) player.lookFrom(frameBust(player.vrm, camera));
  }, [player, camera]);

  useFrame((state, elapsed) => {
    player?.play(posture, mood, seconds(state.clock.elapsedTime), seconds(Math.min(elapsed, 0.1)));
    slow(elapsed);
  });

  return vrm ? <primitive object={vrm.scene} /> : null;
}

function useFigure(url: string, onShown: (shown: boolean) => void): VRM | null {
  const [vrm, setVrm] = useState<VRM | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let loaded: VRM | null = null;
    loadFigure(url, stop.signal).then(
      (figure) => {
        loaded = figure;
        setVrm(figure);
        requestAnimationFrame(() => {
          onShown(true);
        });
      },
      () => {
        if (!stop.signal.aborted) onShown(false);
      },
    );
    return () => {
      stop.abort();
      setVrm(null);
      if (loaded) disposeFigure(loaded);
    };
  }, [url, onShown]);
  return vrm;
}

/** Draws fewer pixels where the machine cannot keep up. */
function useSlowFrames(): (elapsed: number) => void {
  const setDpr = useThree((state) => state.setDpr);
  const average = useRef(0);
  return (elapsed) => {
    if (average.current > SLOW_FRAME_SECONDS) return;
    average.current += (elapsed - average.current) * 0.05;
    if (average.current > SLOW_FRAME_SECONDS) setDpr(0.75);
  };
}
