import "./home.css";

import { IconArrowRight, IconBuildingCommunity, IconFileCertificate, IconShieldCheck, IconUsers } from "@tabler/icons-react";
import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage } from "../i18n/use-language";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { listOfficials } from "../talk/talk.net";
import { OfficialCard } from "./official-card.ui";

/** Who can help you: every official, one tap away. */
export function HomePage(): ReactElement {
  const { t } = useTranslation("home");
  const language = useLanguage();
  const load = useCallback((signal: AbortSignal) => listOfficials(language, signal), [language]);
  const { value: officials, problem } = useLoaded(load);
  useTitle(t("title"));
  return (
    <SiteFrame>
      <section className="welcome">
        <div className="welcome__inner">
          <h1>{t("heading")}</h1>
          <p>{t("lead")}</p>
          <p className="ai-note">
            <IconShieldCheck aria-hidden size={22} stroke={1.8} />
            <span>
              {t("ai")} <Link to="/privacy">{t("aiMore")}</Link>
            </span>
          </p>
        </div>
      </section>
      <section className="officials" aria-labelledby="officials-heading">
        <h2 id="officials-heading" className="visually-hidden">
          {t("officials")}
        </h2>
        {problem && <Unreachable />}
        <ul className="officials__list">
          {officials
            ? officials.map((official) => (
                <li key={official.id}>
                  <OfficialCard official={official} />
                </li>
              ))
            : !problem && [0, 1, 2, 3].map((place) => <li key={place} className="official-card official-card--empty" />)}
        </ul>
      </section>
      <Promises />
      <WorldDoor />
    </SiteFrame>
  );
}

function Unreachable(): ReactElement {
  const { t } = useTranslation("home");
  return (
    <div className="officials__problem" role="alert">
      <p>{t("unreachable")}</p>
      <button
        type="button"
        className="button button--secondary"
        onClick={() => {
          location.reload();
        }}
      >
        {t("reload")}
      </button>
    </div>
  );
}

function Promises(): ReactElement {
  const { t } = useTranslation("home");
  const promises = [
    { icon: IconFileCertificate, title: t("promise.source"), text: t("promise.sourceText") },
    { icon: IconUsers, title: t("promise.person"), text: t("promise.personText") },
    { icon: IconShieldCheck, title: t("promise.private"), text: t("promise.privateText") },
  ];
  return (
    <section className="promises" aria-label={t("promise.label")}>
      {promises.map(({ icon: Icon, title, text }) => (
        <div key={title} className="promise">
          <Icon aria-hidden size={28} stroke={1.7} />
          <div>
            <h2>{title}</h2>
            <p>{text}</p>
          </div>
        </div>
      ))}
    </section>
  );
}

/** The second door to the same counters. */
function WorldDoor(): ReactElement {
  const { t } = useTranslation("home");
  return (
    <section className="world-door" aria-labelledby="world-heading">
      <div className="world-door__inner">
        <IconBuildingCommunity aria-hidden size={40} stroke={1.5} />
        <div>
          <h2 id="world-heading">{t("world.heading")}</h2>
          <p>{t("world.text")}</p>
        </div>
        <Link className="button button--secondary button--large" to="/world">
          {t("world.enter")} <IconArrowRight aria-hidden size={20} />
        </Link>
      </div>
    </section>
  );
}
