import "../petitions/petitions.css";
import "./opinions.css";

import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { OpinionForm } from "./opinion-form.ui";

/** An opinion to the mayor, without a name; then what becomes of it. */
export function NewOpinionPage(): ReactElement {
  const { t } = useTranslation("opinions");
  useTitle(t("new.title"));
  const [sent, setSent] = useState(0);
  const [done, setDone] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done]);
  return (
    <SiteFrame>
      <div className="page petitions">
        <h1 ref={heading} tabIndex={-1}>
          {done ? t("new.received") : t("new.title")}
        </h1>
        <p className="petitions__lead">{done ? t("new.receivedLead") : t("new.lead")}</p>
        {done ? (
          <p className="opinions__doings">
            <Link className="button button--primary" to="/opinions">
              {t("new.toList")}
            </Link>
            <button
              className="button button--secondary"
              type="button"
              onClick={() => {
                setSent(sent + 1);
                setDone(false);
              }}
            >
              {t("new.another")}
            </button>
          </p>
        ) : (
          <>
            <p>
              <Link to="/opinions">{t("new.toList")}</Link>
            </p>
            <OpinionForm
              key={sent}
              onReceived={() => {
                setDone(true);
              }}
            />
          </>
        )}
      </div>
    </SiteFrame>
  );
}
