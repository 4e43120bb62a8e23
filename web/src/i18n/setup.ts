import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import en from "./en.json";
import ko from "./ko.json";

export type Language = "ko" | "en";

const STORED = "madang.language";

/** The language that was chosen before, else Korean; English for a browser that does not list Korean. */
export function initialLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === "ko" || stored === "en") return stored;
  return navigator.languages.some((name) => name.startsWith("ko")) || navigator.languages.length === 0 ? "ko" : "en";
}

/** Switches every text on the page and the page's own `lang`. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

const language = initialLanguage();
document.documentElement.lang = language;
void i18next.use(initReactI18next).init({
  resources: { ko: { translation: ko }, en: { translation: en } },
  lng: language,
  fallbackLng: "ko",
  interpolation: { escapeValue: false },
});
