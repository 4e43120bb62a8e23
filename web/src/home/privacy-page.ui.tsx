import "./privacy.css";

import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { readPrivacy } from "../talk/talk.net";

const RIGHTS = ["delete", "person", "explain", "none"] as const;

/** What is kept and for how long, readable in a minute. */
export function PrivacyPage(): ReactElement {
  const { t } = useTranslation("home");
  const load = useCallback((signal: AbortSignal) => readPrivacy(signal), []);
  const { value: kept, problem } = useLoaded(load);
  useTitle(t("privacy.title"));
  const days = (count: number): string => (count === 0 ? t("privacy.notKept") : t("privacy.days", { count }));
  return (
    <SiteFrame>
      <article className="page privacy">
        <h1>{t("privacy.title")}</h1>
        <p className="privacy__lead">{t("privacy.lead")}</p>
        {problem && <p role="alert">{t("privacy.unreachable")}</p>}
        {kept && (
          <table className="privacy__table">
            <caption>{t("privacy.tableCaption")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("privacy.what")}</th>
                <th scope="col">{t("privacy.howLong")}</th>
              </tr>
            </thead>
            <tbody>
              <Row what={t("privacy.voice")} why={t("privacy.voiceWhy")} days={days(kept.voice_recordings_days)} />
              <Row what={t("privacy.talks")} why={t("privacy.talksWhy")} days={days(kept.talks_days)} />
              <Row what={t("privacy.counselling")} why={t("privacy.counsellingWhy")} days={t("privacy.notKept")} />
              <Row what={t("privacy.contacts")} why={t("privacy.contactsWhy")} days={days(kept.contacts_days)} />
              <Row what={t("privacy.reservations")} why={t("privacy.reservationsWhy")} days={days(kept.contacts_days)} />
              <Row what={t("privacy.petitions")} why={t("privacy.petitionsWhy")} days={days(kept.petitions_days)} />
              <Row what={t("privacy.opinions")} why={t("privacy.opinionsWhy")} days={days(kept.opinions_days)} />
            </tbody>
          </table>
        )}
        <h2>{t("privacy.rights")}</h2>
        <ul className="privacy__rights">
          {RIGHTS.map((right) => (
            <li key={right}>{t(`privacy.right.${right}`)}</li>
          ))}
        </ul>
        <h2>{t("privacy.ai")}</h2>
        <p>{t("privacy.aiText")}</p>
      </article>
    </SiteFrame>
  );
}

function Row({ what, why, days }: { what: string; why: string; days: string }): ReactElement {
  return (
    <tr>
      <th scope="row">
        {what}
        <small>{why}</small>
      </th>
      <td>{days}</td>
    </tr>
  );
}
