import { createContext, use } from "react";

import type { DeskView } from "./desk-types";
import type { Alerts } from "./use-alerts";
import type { StaffMedia } from "./use-staff-media";

/** What the desk's screens share: the live list, the bell, and the voice. */
export interface DeskLive {
  /** Null until the first event. */
  view: DeskView | null;
  /** Whether the stream of the desk stands; without it the service takes this person to be gone after 8 s. */
  connected: boolean;
  /** Takes over what a request of one's own gave back, without waiting for the stream. */
  show: (view: DeskView) => void;
  alerts: Alerts;
  media: StaffMedia;
}

export const DeskContext = createContext<DeskLive | null>(null);

export function useDesk(): DeskLive {
  const desk = use(DeskContext);
  if (!desk) throw new Error("only staff have a desk");
  return desk;
}
