import type { Trial, TrialResult } from "./search-tester.net";

/** What an official does with a document of this probability. */
export type Verdict = "answer" | "near" | "silent";

export function verdictOf(probability: number, trial: Pick<Trial, "answer_from" | "near_from">): Verdict {
  if (probability >= trial.answer_from) return "answer";
  return probability >= trial.near_from ? "near" : "silent";
}

export interface Contribution {
  name: string;
  value: number | null;
  weight: number | null;
  /** Null where the value has no weight of its own. */
  adds: number | null;
}

/** The sum of a document's utility, term by term; what is left over stands last, where it is anything. */
export function contributionsOf(result: TrialResult): Contribution[] {
  const terms = result.parts.map(({ name, value, weight }) => ({
    name,
    value,
    weight,
    adds: weight === null ? null : value * weight,
  }));
  return Math.abs(result.rest) < 0.0005 ? terms : [...terms, { name: "rest", value: null, weight: null, adds: result.rest }];
}
