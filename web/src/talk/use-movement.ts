import { useCallback, useState } from "react";

const STORED = "madang.still";

export interface Movement {
  /** Whether this browser can draw the avatar at all. */
  possible: boolean;
  moves: boolean;
  toggle: () => void;
}

/** Whether the avatar moves: not where the citizen wants it still, or the browser draws no WebGL. */
export function useMovement(): Movement {
  const [possible] = useState(drawsWebGl);
  const [moves, setMoves] = useState(() => {
    const stored = localStorage.getItem(STORED);
    return stored ? stored === "moves" : !matchMedia("(prefers-reduced-motion: reduce)").matches;
  });
  const toggle = useCallback(() => {
    setMoves((before) => {
      localStorage.setItem(STORED, before ? "still" : "moves");
      return !before;
    });
  }, []);
  return { possible, moves: possible && moves, toggle };
}

function drawsWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
