import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import type { Language } from "../i18n/setup";
import { useLanguage } from "../i18n/use-language";

const SEOUL = "Asia/Seoul";

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

/** The day in Seoul, as `2026-11-28`. */
export function dayInSeoul(time: Date): string {
  return time.toLocaleDateString("sv-SE", { timeZone: SEOUL });
}

/** A point in time by the clocks of Seoul, wherever it is read. */
export function momentInSeoul(time: string, language: Language): string {
  return new Date(time).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", timeZone: SEOUL });
}

/** A point in time as people read it; empty for none. */
export function useWhen(): (time: string | null | undefined) => string {
  const language = useLanguage();
  return useCallback((time) => (time ? momentInSeoul(time, language) : ""), [language]);
}
