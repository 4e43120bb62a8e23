import "./petitions.css";

import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import { problemText } from "../shared/problem-text";
import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { confirmAddress } from "./petitions.net";
import { useRequest } from "./use-request";

const SHORTEST_TOKEN = 16;

/** Where the link of a letter leads: the address is confirmed by the button, as mail servers open links too. */
export function ConfirmPage(): ReactElement {
  const { t } = useTranslation("petitions");
  useTitle(t("confirm.title"));
  const token = useLocation().hash.slice(1);
  return (
    <SiteFrame>
      <div className="page petitions">
        <h1>{t("confirm.title")}</h1>
        {token.length < SHORTEST_TOKEN ? <NoLink /> : <Confirm key={token} token={token} />}
      </div>
    </SiteFrame>
  );
}

function Confirm({ token }: { token: string }): ReactElement {
  const { t } = useTranslation("petitions");
  const { t: common } = useTranslation();
  const [number, setNumber] = useState("");
  const { busy, problem, run } = useRequest(setNumber);
  if (number) {
    return (
      <>
        <p role="status">{t("confirm.done")}</p>
        <p>
          <Link to={`/petitions?number=${number}`}>{t("confirm.look", { number })}</Link>
        </p>
      </>
    );
  }
  if (problem?.code === "not_found") return <NoLink />;
  return (
    <section className="petitions__form">
      <p className="petitions__lead">{t("confirm.lead")}</p>
      <button
        className="button button--primary"
        type="button"
        disabled={busy}
        onClick={() => {
          run((signal) => confirmAddress(token, signal));
        }}
      >
        {t("confirm.yes")}
      </button>
      {problem && <p role="alert">{problemText(problem, common)}</p>}
      <p>{t("confirm.notYou")}</p>
    </section>
  );
}

/** A link that was used, has ended, or came through cut short. */
function NoLink(): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <>
      <p role="alert">{t("confirm.noLink")}</p>
      <p>{t("confirm.another")}</p>
      <p>
        <Link to="/petitions">{t("confirm.toFollow")}</Link>
      </p>
    </>
  );
}
