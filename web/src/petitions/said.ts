import { useCallback } from "react";

import type { components } from "../api/schema";
import { useLanguage } from "../i18n/use-language";

export type Both = components["schemas"]["Both"];

/** What the service told in both languages, in that of the page. */
export function useSaid(): (words: { ko: string; en: string }) => string {
  const language = useLanguage();
  return useCallback((words) => words[language], [language]);
}
