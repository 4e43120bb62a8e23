import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";

/** An address that leads nowhere. */
export function NotFoundPage(): ReactElement {
  const { t } = useTranslation("home");
  useTitle(t("notFound.heading"));
  return (
    <SiteFrame>
      <div className="page">
        <h1>{t("notFound.heading")}</h1>
        <p>{t("notFound.text")}</p>
        <p style={{ marginTop: "1.5rem" }}>
          <Link className="button button--primary" to="/">
            {t("notFound.home")}
          </Link>
        </p>
      </div>
    </SiteFrame>
  );
}
