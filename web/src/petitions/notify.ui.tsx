import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLoaded } from "../shared/use-loaded";
import { readFilingTerms, type FilingTerms } from "./petitions.net";

/** What can be added to a petition here; null until it is known. */
export function useFilingTerms(): FilingTerms | null {
  return useLoaded(useCallback((signal: AbortSignal) => readFilingTerms(signal), [])).value;
}

/** The consent to notices by e-mail, off unless the citizen ticks it; nothing where no e-mail is sent. */
export function NotifyChoice({ terms }: { terms: FilingTerms | null }): ReactElement | null {
  const { t } = useTranslation("petitions");
  if (!terms?.sends_notices) return null;
  return (
    <label className="petitions__choice">
      <input type="checkbox" name="notify" />
      <span>
        {t("new.notify")} <small>{t("new.notifyHelp")}</small>
      </span>
    </label>
  );
}

/** Asks for an e-mail address where notices are wanted, in the browser's own way. */
export function checkNotify(form: HTMLFormElement, needsMail: string): void {
  const contact = form.elements.namedItem("contact");
  const notify = form.elements.namedItem("notify");
  if (!(contact instanceof HTMLInputElement)) return;
  const wanted = notify instanceof HTMLInputElement && notify.checked;
  contact.setCustomValidity(wanted && !contact.value.includes("@") ? needsMail : "");
}
