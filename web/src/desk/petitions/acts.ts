import type { Act, PetitionDetail } from "./petitions.net";

export type ActName = Act["act"];
type Stage = PetitionDetail["stage"];

const IN_PROCESS = [
  "forward", "take", "ask_supplement", "receive_supplement", "extend", "tell_progress", "decide", "send_back",
  "send_away", "dun",
] as const satisfies readonly ActName[]; // prettier-ignore

const ANSWERS: Readonly<Record<string, readonly ActName[]>> = {
  answer_objection: ["decide_objection", "extend_objection"],
  answer_contest: ["answer_contest", "prolong_contest"],
  set_supplement_time: ["prolong_supplement"],
  reopen: ["reopen"],
};

/** What may come next, by the stage and by what is owed; the law looks more closely, and says no with its article. */
export function actsAt(stage: Stage, owed: readonly string[] = []): readonly ActName[] {
  return [...atStage(stage), ...owed.flatMap((duty) => ANSWERS[duty] ?? [])];
}

function atStage(stage: Stage): readonly ActName[] {
  if (stage === "filed") return ["accept"];
  if (stage === "in_process") return IN_PROCESS;
  return stage === "decided" ? ["tell_result"] : [];
}

export const KINDS = ["inquiry_law", "inquiry_procedure", "suggestion", "other", "grievance"] as const;
export const GROUNDS = [
  "cooperation", "fact_finding", "force_majeure", "equivalent", "workload", "late_assignment", "absence",
] as const; // prettier-ignore
export const OUTCOMES = ["answered", "granted", "refused"] as const;

export type FieldName =
  | "kind" | "department" | "officer" | "agency" | "petitioner_told" | "days" | "missing" | "found_later" | "reasons"
  | "amount" | "ground" | "reason" | "has_consent" | "text" | "outcome" | "answer" | "remedy" | "objection" | "unit"
  | "contact" | "is_upheld"; // prettier-ignore

export const FIELDS: Readonly<Record<ActName, readonly FieldName[]>> = {
  accept: ["kind"],
  forward: ["department"],
  take: ["officer"],
  send_away: ["agency", "petitioner_told"],
  ask_supplement: ["days", "missing", "found_later"],
  prolong_supplement: ["days"],
  receive_supplement: [],
  send_back: ["reasons"],
  extend: ["amount", "ground", "reason", "has_consent"],
  tell_progress: ["text"],
  decide: ["outcome", "answer", "reasons", "remedy", "objection", "unit", "contact"],
  tell_result: [],
  dun: [],
  decide_objection: ["is_upheld", "reasons"],
  extend_objection: ["days", "reason"],
  reopen: [],
  answer_contest: ["text"],
  prolong_contest: ["days", "text"],
};

export type Values = Partial<Record<FieldName, string | number | boolean>>;

const FIRST: Values = {
  kind: "suggestion", days: 7, amount: 1, ground: "cooperation", outcome: "answered", objection: "none",
  petitioner_told: false, is_upheld: false, found_later: false, has_consent: false,
}; // prettier-ignore

/** The body of an act; a field that was left alone has its first value, and no objection is none. */
export function actOf(name: ActName, values: Values): Act {
  const filled = FIELDS[name].map((field) => [field, values[field] ?? FIRST[field] ?? ""] as const);
  const kept = filled.filter(([field, value]) => !(field === "objection" && value === "none"));
  return { act: name, ...Object.fromEntries(kept) } as unknown as Act;
}

export function valueOf(field: FieldName, values: Values): string | number | boolean {
  return values[field] ?? FIRST[field] ?? "";
}
