import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";

interface DateField {
  valueFormat: string;
  monthLabelFormat: string;
  placeholder: string;
  clearButtonProps: { "aria-label": string };
  previousLabel: string;
  nextLabel: string;
}

/** What every field for a day has in common: the ISO form, and a calendar in the language of the page. */
export function useDateField(): DateField {
  const { t } = useTranslation("admin");
  return {
    valueFormat: "YYYY-MM-DD",
    monthLabelFormat: useLanguage() === "ko" ? "YYYY년 M월" : "MMMM YYYY",
    placeholder: "YYYY-MM-DD",
    clearButtonProps: { "aria-label": t("date.clear") },
    previousLabel: t("date.previous"),
    nextLabel: t("date.next"),
  };
}
