import "../petitions/petitions.css";
import "./facilities.css";

import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { useLanguage } from "../i18n/use-language";
import { useSaid } from "../petitions/said";
import { Refused } from "../reserving/fields.ui";
import { Loading } from "../shared/loading.ui";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { useDistrictName } from "./about.ui";
import { chosen, kindsOf, openings } from "./facilities";
import { KINDS, listFacilities, type Facility } from "./facilities.net";

/** Every facility that can be booked, by kind and district; the choice stands in the address. */
export function FacilitiesPage(): ReactElement {
  const { t } = useTranslation("facilities");
  useTitle(t("title"));
  const { value: facilities, problem } = useLoaded(listFacilities);
  return (
    <SiteFrame>
      <div className="page petitions">
        <h1>{t("title")}</h1>
        <p className="petitions__lead">{t("lead")}</p>
        <p>
          <Link to="/facilities/mine">{t("toMine")}</Link>
        </p>
        {problem && <Refused problem={problem} />}
        {!facilities && !problem && <Loading />}
        {facilities && <Choice facilities={facilities} />}
      </div>
    </SiteFrame>
  );
}

function Choice({ facilities }: { facilities: readonly Facility[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const district = useDistrictName();
  const [query, setQuery] = useSearchParams();
  const found = chosen(facilities, query.get("kind") ?? "", query.get("district") ?? "");
  const choose = (name: string, value: string): void => {
    setQuery(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  };
  const field = (name: "kind" | "district", options: readonly { value: string; label: string }[]): ReactElement => (
    <label>
      {t(name)}
      <select
        value={query.get(name) ?? ""}
        onChange={(event) => {
          choose(name, event.currentTarget.value);
        }}
      >
        <option value="">{t("every")}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  const districts = [...new Set(facilities.map((one) => one.district))];
  return (
    <>
      <div className="facilities__choice" role="group" aria-label={t("choose")}>
        {field("kind", kindsOf(facilities, KINDS).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })))}
        {field("district", districts.map((one) => ({ value: one, label: district(one) })))}
      </div>
      <p role="status">{facilities.length === 0 ? t("none") : t("count", { count: found.length })}</p>
      <ul className="facilities__list">
        {found.map((one) => (
          <li key={one.id}>
            <Card facility={one} district={district(one.district)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Card({ facility, district }: { facility: Facility; district: string }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const language = useLanguage();
  return (
    <Link className="facilities__card" to={`/facilities/${facility.id}`}>
      <strong>{said(facility.name)}</strong>
      <span>
        {t(`kinds.${facility.kind}`)} · {district}
      </span>
      <span>{said(facility.address)}</span>
      {openings(facility.hours, language).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </Link>
  );
}
