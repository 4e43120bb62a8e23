import { useCallback } from "react";

import { ServiceProblem } from "../api/problem";
import type { components } from "../api/schema";
import { useLanguage } from "../i18n/use-language";

export type Both = components["schemas"]["Both"];

/** What the service told in both languages, in that of the page. */
export function useSaid(): (words: { ko: string; en: string }) => string {
  const language = useLanguage();
  return useCallback((words) => words[language], [language]);
}

/** Why the law refuses what was asked, with its article, in the language of the page; null for any other error. */
export function useRefusal(error: Error): { words: string; article: string } | null {
  const said = useSaid();
  const ground = error instanceof ServiceProblem ? error.ground : null;
  return ground && { words: said(ground), article: said({ ko: ground.article_ko, en: ground.article_en }) };
}
