import type { Language } from "../api/events";

/** The language that a text is in, for its `lang`: Korean where it has a syllable of it. */
export function languageOf(text: string): Language {
  return /[가-힣]/.test(text) ? "ko" : "en";
}

/** A calendar date in words: `2026년 11월 22일`. */
export function dateText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}
