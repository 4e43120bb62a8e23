import { useCallback, type ReactElement } from "react";

import { Loading } from "../shared/loading.ui";
import { useLoaded } from "../shared/use-loaded";
import { Refused } from "./fields.ui";
import type { Slot } from "./reserving.net";
import { SlotPicker } from "./slot-picker.ui";

interface SlotsProps {
  /** Another function is another load. */
  load: (signal: AbortSignal) => Promise<Slot[]>;
  /** Read again when it changes. */
  tries: number;
  chosen: string;
  onChoose: (startsAt: string) => void;
  canWait?: boolean;
}

/** The slots as they are now, to choose one. */
export function Slots({ load, tries, chosen, onChoose, canWait = false }: SlotsProps): ReactElement {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another try is another load
  const again = useCallback((signal: AbortSignal) => load(signal), [load, tries]);
  const { value, problem } = useLoaded(again);
  if (problem) return <Refused problem={problem} />;
  return value ? <SlotPicker slots={value} chosen={chosen} onChoose={onChoose} canWait={canWait} /> : <Loading />;
}
