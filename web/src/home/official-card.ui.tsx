import { IconArrowRight } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Official } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { hoursText } from "../shared/hours";
import { headline, portraitOf } from "../shared/portrait";

const EXAMPLES = 2;

/** One official; the whole card is the way to the counter. */
export function OfficialCard({ official }: { official: Official }): ReactElement {
  const { t } = useTranslation("home");
  const language = useLanguage();
  const hours = hoursText(official.hours, language);
  return (
    <Link className="official-card" to={`/talk/${official.id}`} data-official={official.id}>
      <span className="official-card__picture">
        <img src={portraitOf(official.avatar_url)} alt="" width={320} height={320} />
      </span>
      <span className="official-card__words">
        <span className="official-card__title">{headline(official.title)}</span>
        <strong className="official-card__name">
          {official.name} <span className="badge badge--ai">{t("card.ai")}</span>
        </strong>
        <span className="official-card__remit">{official.remit}</span>
        <span className="official-card__examples">
          {official.suggestions.slice(0, EXAMPLES).map((question) => (
            <span key={question}>{question}</span>
          ))}
        </span>
        <span className="official-card__people" data-on-duty={official.on_duty}>
          {official.on_duty ? t("card.onDuty") : t("card.hours", { hours })}
        </span>
      </span>
      <span className="official-card__go">
        <span className="official-card__go-label">{t("card.talk")}</span> <IconArrowRight aria-hidden size={20} />
      </span>
    </Link>
  );
}
