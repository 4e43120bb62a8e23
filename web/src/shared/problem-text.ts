import type { TFunction } from "i18next";

import type { ServiceProblem } from "../api/problem";

const KNOWN = [
  "offline",
  "guardian_consent_needed",
  "not_found",
  "conflict",
  "slot_taken",
  "invalid_input",
  "text_too_long",
  "too_many_attempts",
  "service_full",
  "media_error",
  "model_error",
  "malformed_offer",
] as const;

/** What went wrong, in the language of the page. */
export function problemText(problem: Pick<ServiceProblem, "code">, t: TFunction): string {
  const code = KNOWN.find((known) => known === problem.code);
  return t(`problem.${code ?? "error"}`);
}
