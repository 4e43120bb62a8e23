import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { useSaid } from "../petitions/said";
import { SlipFact } from "../reserving/slip.ui";
import { dayInSeoul } from "../shared/console-dates";
import { districtNames } from "../shared/districts";
import { useLoaded } from "../shared/use-loaded";
import { openings } from "./facilities";
import { listDistricts, type Facility } from "./facilities.net";
import { SourceNote } from "./source-note.ui";

/** The name of a district in the language of the page. */
export function useDistrictName(): (district: string) => string {
  const language = useLanguage();
  const { value } = useLoaded(listDistricts);
  return useCallback((district) => districtNames(value ?? [], language).named(district), [value, language]);
}

/** What is known of a facility; each statement with its source. */
export function AboutFacility({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const language = useLanguage();
  const district = useDistrictName();
  const today = dayInSeoul(new Date());
  const closed = facility.closed_days.filter(({ day }) => day >= today);
  return (
    <section className="slip facility" aria-label={t("about")}>
      <dl>
        <SlipFact name={t("kind")}>{t(`kinds.${facility.kind}`)}</SlipFact>
        <SlipFact name={t("address")}>
          {said(facility.address)} <small>{district(facility.district)}</small>
        </SlipFact>
        <SlipFact name={t("hours")}>
          {openings(facility.hours, language).map((line) => (
            <div key={line}>{line}</div>
          ))}
          <small>{facility.rests_on_holidays ? t("restsOnHolidays") : t("opensOnHolidays")}</small>
          <SourceNote source={facility.source} />
        </SlipFact>
        {closed.length > 0 && (
          <SlipFact name={t("closedDays")}>
            {closed.map((one) => (
              <div key={one.day}>
                <time dateTime={one.day}>{one.day}</time> {said(one)}
              </div>
            ))}
          </SlipFact>
        )}
        {facility.facts.map((fact) => (
          <SlipFact key={fact.ko} name={t(`facts.${fact.kind}`)}>
            <span className="slip__words">{said(fact)}</span>
            <SourceNote source={fact.source} />
          </SlipFact>
        ))}
        <SlipFact name={t("booking")}>
          {t("unit", { minutes: facility.minutes, places: facility.places })}
          <small>{t("ahead", { first: facility.first_days, last: facility.last_days })}</small>
        </SlipFact>
      </dl>
    </section>
  );
}
