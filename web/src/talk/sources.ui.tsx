import { IconChevronDown, IconExternalLink, IconFileCertificate } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Citation } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { dateText, languageOf } from "./text-language";
import type { Answer, SourceOf } from "./transcript";

/** What an answer rests on: each source with its article and dates, its words on demand. */
export function Sources({ answer, sources }: { answer: Answer; sources: readonly SourceOf[] }): ReactElement | null {
  const { t } = useTranslation("talk");
  if (sources.length === 0) return null;
  return (
    <section className="sources" aria-label={t("sources.one", { count: sources.length })}>
      <ol>
        {sources.map((source, place) => (
          <li key={`${answer.id}|${source.key}`}>
            <Source source={source} number={sources.length > 1 ? place + 1 : null} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Source({ source, number }: { source: SourceOf; number: number | null }): ReactElement {
  const { t } = useTranslation("talk");
  const { citation, quotes } = source;
  const name = citation.locator || citation.title;
  return (
    <details className="source">
      <summary>
        {number === null ? <IconFileCertificate aria-hidden size={20} /> : <span className="source__number">{number}</span>}
        <span className="source__name">
          <span lang={languageOf(name)}>{name}</span>
          <small>{useDates(citation)}</small>
        </span>
        <IconChevronDown aria-hidden size={20} className="source__more" />
      </summary>
      <div className="source__body">
        {quotes.map((quote) => (
          <blockquote key={quote} lang={languageOf(quote)}>
            {quote}
          </blockquote>
        ))}
        <p>
          <span className="source__label">{t("sources.document")}</span>{" "}
          <span lang={languageOf(citation.title)}>{citation.title}</span>
        </p>
        {citation.source_url && (
          <a href={citation.source_url} target="_blank" rel="noopener noreferrer">
            {t("sources.link")} <IconExternalLink aria-hidden size={16} />
            <span className="visually-hidden">({t("sources.newTab")})</span>
          </a>
        )}
      </div>
    </details>
  );
}

/** Since when it applies, and the day of the text that was read. */
function useDates(citation: Citation): string {
  const { t } = useTranslation("talk");
  const language = useLanguage();
  const { effective_from: from, effective_until: until, text_version: version } = citation;
  const parts = [
    from ? t("sources.from", { date: dateText(from, language) }) : null,
    until ? t("sources.until", { date: dateText(until, language) }) : null,
    version ? t("sources.version", { date: dateText(version, language) }) : null,
  ];
  return parts.filter((part) => part !== null).join(" · ") || t("sources.since");
}
