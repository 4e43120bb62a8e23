import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { languageOf } from "./text-language";
import { captionLine } from "./caption";
import type { Caption } from "./spoken";

/** The sentence that sounds, its words marked as they are spoken. Screen readers have the words from the messages. */
export function CaptionStrip({ caption }: { caption: Caption | null }): ReactElement | null {
  const { t } = useTranslation("talk");
  if (!caption || caption.words.length === 0) return null;
  const { words, spoken } = captionLine(caption);
  return (
    <p className="caption" title={t("caption")} aria-hidden="true" lang={languageOf(words.join(" "))}>
      {words.map((word, place) => (
        <span key={place} data-spoken={place < spoken} data-now={place === spoken - 1}>
          {word}{" "}
        </span>
      ))}
    </p>
  );
}
