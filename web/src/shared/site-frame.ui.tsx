import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { LanguageSwitch } from "./language-switch.ui";

/** The header and the footer around an ordinary page. */
export function SiteFrame({ children }: { children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <SkipLink />
      <header className="site-header">
        <div className="site-header__inner">
          <Link className="site-header__brand" to="/">
            <img src="/favicon.svg" alt="" width={32} height={32} />
            {t("name")} <small>{t("tagline")}</small>
          </Link>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="site-footer__inner">
          <p>
            {t("footer.phone")} <a href="tel:02120">02-120</a>
          </p>
          <nav aria-label={t("footer.label")}>
            <Link to="/petitions">{t("footer.petitions")}</Link>
            <Link to="/appointments">{t("footer.appointments")}</Link>
            <Link to="/facilities">{t("footer.facilities")}</Link>
            <Link to="/opinions">{t("footer.opinions")}</Link>
            <Link to="/privacy">{t("footer.privacy")}</Link>
            <Link to="/status">{t("footer.status")}</Link>
            <Link to="/desk">{t("footer.staff")}</Link>
          </nav>
        </div>
      </footer>
    </>
  );
}

/** The first thing that the Tab key finds. */
export function SkipLink(): ReactElement {
  const { t } = useTranslation();
  return (
    <a className="skip-link" href="#main">
      {t("skip")}
    </a>
  );
}
