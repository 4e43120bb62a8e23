import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { useTranslation } from "react-i18next";

import { ServiceProblem } from "../api/problem";

// prettier-ignore
const KNOWN = new Set([
  "offline", "invalid_input", "not_found", "conflict", "forbidden", "unauthenticated", "password_change_required",
  "too_many_attempts", "service_full", "media_error", "malformed_offer", "text_too_long",
  "file_too_large",
]);

/** What went wrong, in the language of the page; the service's own words only where they say more. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation("admin");
  return (error) => {
    if (!(error instanceof ServiceProblem)) return t("problem.unknown");
    return KNOWN.has(error.code) ? t(`problem.${error.code as "offline"}`) : t("problem.unknown");
  };
}

/** A notice in the corner for something that was refused. */
export function tellProblem(text: string): void {
  notifications.show({ message: text, color: "red", autoClose: 8000, withBorder: true, closeButtonProps: closing() });
}

/** A notice in the corner for something that is done. */
export function tellDone(text: string): void {
  notifications.show({ message: text, color: "green", autoClose: 4000, withBorder: true, closeButtonProps: closing() });
}

function closing(): { "aria-label": string } {
  return { "aria-label": i18next.t("close") };
}

export function hasCode(error: unknown, code: string): error is ServiceProblem {
  return error instanceof ServiceProblem && error.code === code;
}
