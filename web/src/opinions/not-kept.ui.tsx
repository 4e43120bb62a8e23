import { IconPhoneCall } from "@tabler/icons-react";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSaid } from "../petitions/said";
import type { CrisisAnswer, Sent } from "./opinions.net";

interface Props {
  told: Sent;
  busy: boolean;
  onInsist: () => void;
}

/** Why an opinion was not taken: somebody may be in danger, or it asks the city to act. Its writer has the last word. */
export function NotKept({ told, busy, onInsist }: Props): ReactElement {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.current?.focus();
  }, []);
  return (
    <div ref={here} tabIndex={-1} className="opinions__told">
      {told.crisis ? (
        <Danger answer={told.crisis} busy={busy} onInsist={onInsist} />
      ) : (
        <Petition busy={busy} onInsist={onInsist} />
      )}
    </div>
  );
}

type AskProps = Omit<Props, "told">;

function Petition({ busy, onInsist }: AskProps): ReactElement {
  const { t } = useTranslation("opinions");
  return (
    <section aria-labelledby="petition">
      <h2 id="petition">{t("petition.title")}</h2>
      <p>{t("petition.text")}</p>
      <p className="opinions__doings">
        <Link className="button button--primary" to="/petitions/new">
          {t("petition.file")}
        </Link>
        <button className="button button--secondary" type="button" disabled={busy} onClick={onInsist}>
          {t("petition.insist")}
        </button>
      </p>
    </section>
  );
}

function Danger({ answer, busy, onInsist }: AskProps & { answer: CrisisAnswer }): ReactElement {
  const { t } = useTranslation("opinions");
  const said = useSaid();
  return (
    <section className="crisis" aria-labelledby="crisis">
      <h2 id="crisis">{said(answer.said)}</h2>
      <ul>
        {answer.lines.map((line) => (
          <li key={line.number}>
            <a className="crisis__call" href={`tel:${line.number.replaceAll("-", "")}`}>
              <IconPhoneCall aria-hidden size={24} />
              <span>
                <strong>{t("crisis.call", { number: line.number })}</strong>
                <small>{said(line.said)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        {t("crisis.text")} <Link to="/talk/complaints">{t("crisis.talk")}</Link>
      </p>
      {answer.may_insist && (
        <p>
          <button className="button button--secondary" type="button" disabled={busy} onClick={onInsist}>
            {t("crisis.insist")}
          </button>
        </p>
      )}
    </section>
  );
}
