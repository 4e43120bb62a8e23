import type { WorldSession } from "./world-session";

/** Where somebody is drawn at this moment. */
interface Seen {
  id: number;
  name: string;
  x: number;
  z: number;
  mine: boolean;
}

declare global {
  interface Window {
    __madangWorld?: () => Seen[];
  }
}

/** Tells tests and the bench where everybody is drawn, where the address asks for it (`?measure=1`). */
export function showBodies(session: WorldSession, search: string): () => void {
  if (new URLSearchParams(search).get("measure") !== "1") return () => undefined;
  window.__madangWorld = () => {
    const { bodies, you } = session.snapshot();
    return [...bodies.values()].map(({ id, name, shown }) => ({ id, name, x: shown.x, z: shown.z, mine: id === you }));
  };
  return () => {
    delete window.__madangWorld;
  };
}
