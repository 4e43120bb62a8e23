import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

import enCommon from "./en/common.json";
import enHome from "./en/home.json";
import enTalk from "./en/talk.json";
import koCommon from "./ko/common.json";
import koHome from "./ko/home.json";
import koTalk from "./ko/talk.json";

export type Language = "ko" | "en";

const STORED = "madang.language";

/** The words of the consoles and the world, each fetched with the page that says them: `useTranslation("desk")`. */
const onDemand = import.meta.glob<{ default: Record<string, unknown> }>([
  "./*/*.json",
  "!./*/common.json",
  "!./*/home.json",
  "!./*/talk.json",
]);

const areas: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (language, area, done) => {
    const load = onDemand[`./${language}/${area}.json`];
    if (!load) {
      done(new Error(`no words for \`${area}\` in \`${language}\``), false);
      return;
    }
    load().then(
      (words) => {
        done(null, words.default);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)), true);
      },
    );
  },
};

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
void i18next
  .use(areas)
  .use(initReactI18next)
  .init({
    resources: {
      ko: { common: koCommon, home: koHome, talk: koTalk },
      en: { common: enCommon, home: enHome, talk: enTalk },
    },
    partialBundledLanguages: true,
    ns: ["common", "home", "talk"],
    defaultNS: "common",
    lng: language,
    fallbackLng: "ko",
    interpolation: { escapeValue: false },
  });
