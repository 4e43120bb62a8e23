/** The order in which answers are shown: from the best outcome to the worst. */
// prettier-ignore
const ORDER = [
  "answered", "partial", "clarify", "filed", "booked", "small_talk", "redirected", "handed_over", "crisis", "abstained",
  "refused", "error",
] as const;

export type Outcome = (typeof ORDER)[number];

export interface Bar {
  outcome: Outcome;
  count: number;
  /** Of all answers: 0 to 1. */
  share: number;
  /** Of the longest bar: 0 to 1. */
  length: number;
}

/** A bar for every outcome that happened; none where nothing was answered. */
export function bars(counts: Readonly<Record<string, number>>): Bar[] {
  const known = ORDER.map((outcome) => ({ outcome, count: counts[outcome] ?? 0 })).filter((bar) => bar.count > 0);
  const total = known.reduce((sum, bar) => sum + bar.count, 0);
  const longest = Math.max(...known.map((bar) => bar.count));
  return known.map((bar) => ({ ...bar, share: bar.count / total, length: bar.count / longest }));
}
