import { useTranslation } from "react-i18next";

import type { Language } from "./setup";

/** The language that the page is in; a component that calls this is drawn anew when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "ko";
}
