import { useRef, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Refused, writtenIn } from "../reserving/fields.ui";
import { useLanguage } from "../i18n/use-language";
import { useRequest } from "../petitions/use-request";
import { KINDS, sendOpinion, TOPICS, type Sent } from "./opinions.net";
import { NotKept } from "./not-kept.ui";

const LONGEST = 2000;

/** What somebody thinks, of which kind, about what; nobody is asked who they are. What was written stays. */
export function OpinionForm({ onReceived }: { onReceived: () => void }): ReactElement {
  const { t } = useTranslation("opinions");
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [told, setTold] = useState<Sent | null>(null);
  const { busy, problem, run } = useRequest((sent: Sent) => {
    if (sent.outcome === "received") onReceived();
    else setTold(sent);
  });
  const send = (insist: boolean): void => {
    if (!form.current) return;
    const said = writtenIn(form.current);
    setTold(null);
    run((signal) => sendOpinion(said, { language, insist }, signal));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send(false);
  };
  return (
    <form ref={form} className="petitions__form petitions__form--new" onSubmit={submit}>
      <fieldset>
        <legend>{t("new.kind")}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="petitions__choice">
            <input type="radio" name="kind" value={kind} required defaultChecked={kind === "suggestion"} />
            <span>
              {t(`kind.${kind}`)} <small>{t(`new.kindHelp.${kind}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        {t("new.topic")}
        <select name="topic" defaultValue="" className="opinions__topic">
          <option value="">{t("new.noTopic")}</option>
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {t(`topic.${topic}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("new.text")}
        <textarea
          name="text"
          rows={7}
          required
          minLength={5}
          maxLength={LONGEST}
          autoComplete="off"
          onChange={() => {
            setTold(null);
          }}
        />
      </label>
      <p>
        {t("new.notice")} <Link to="/privacy">{t("new.privacy")}</Link>
      </p>
      {problem && <Refused problem={problem} />}
      {told && (
        <NotKept
          told={told}
          busy={busy}
          onInsist={() => {
            send(true);
          }}
        />
      )}
      {!told && (
        <button className="button button--primary" type="submit" disabled={busy}>
          {t("new.send")}
        </button>
      )}
    </form>
  );
}
