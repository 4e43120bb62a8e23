import { rtpBetween, type Rtp } from "../shared/units";

/** What `?measure=1` in the address records, for the bench. */
interface Measured {
  /** One per mouth shape: when it was scheduled and when it was applied, on the clock of the sound. */
  lipOffsets: { shape: string; scheduled: number; applied: number; offset_ms: number }[];
}

declare global {
  interface Window {
    __madang?: Measured;
  }
}

/** Records mouth shapes as they are applied, where the address asks for it. */
export function lipMeasure(search: string): ((shape: string, scheduled: Rtp, applied: Rtp) => void) | null {
  if (new URLSearchParams(search).get("measure") !== "1") return null;
  const measured = (window.__madang ??= { lipOffsets: [] });
  return (shape, scheduled, applied) => {
    measured.lipOffsets.push({ shape, scheduled, applied, offset_ms: rtpBetween(scheduled, applied) });
  };
}
