import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { chooseLanguage, type Language } from "../i18n/setup";
import { useLanguage } from "../i18n/use-language";

const NAMES: readonly (readonly [Language, string])[] = [
  ["ko", "한국어"],
  ["en", "English"],
];

/** Korean or English; each name is in its own language, so that it is found by whoever needs it. */
export function LanguageSwitch(): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t("language")}>
      {NAMES.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => void chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
