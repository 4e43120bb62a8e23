import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ServiceProblem } from "../api/problem";
import { AgeQuestion } from "../shared/age-question.ui";
import { problemText } from "../shared/problem-text";

interface VisitorProps {
  /** What is kept and why. */
  notice: string;
  consent: string;
  /** Counselling: a nickname, and nothing else. */
  anonymous: boolean;
  /** Told when a child wants to leave a name and a contact. */
  onUnder: (under: boolean) => void;
}

/** Who comes, and the consent to keep that. */
export function VisitorFields({ notice, consent, anonymous, onUnder }: VisitorProps): ReactElement {
  const { t } = useTranslation("reserving");
  return (
    <fieldset>
      <legend>{t("who")}</legend>
      <label>
        {anonymous ? t("nickname") : t("name")}
        <input name="name" required maxLength={80} autoComplete={anonymous ? "off" : "name"} />
      </label>
      {!anonymous && (
        <label>
          {t("contact")}
          <input name="contact" required minLength={3} maxLength={200} autoComplete="tel" />
        </label>
      )}
      {!anonymous && <AgeQuestion onUnder={onUnder} />}
      <p>
        {anonymous ? t("anonymous") : notice} <Link to="/privacy">{t("privacy")}</Link>
      </p>
      <label className="petitions__choice">
        <input type="checkbox" name="consent" required />
        <span>{anonymous ? t("anonymousConsent") : consent}</span>
      </label>
    </fieldset>
  );
}

/** Code and name, as they open a reservation. */
export function AccessFields({ code }: { code: string }): ReactElement {
  const { t } = useTranslation("reserving");
  return (
    <>
      <label>
        {t("code")}
        <input
          name="code"
          required
          autoComplete="off"
          autoCapitalize="characters"
          placeholder="K7MP-3WXA"
          maxLength={20}
          defaultValue={code}
        />
      </label>
      <label>
        {t("nameOrNickname")}
        <input name="name" required autoComplete="name" maxLength={80} />
      </label>
    </>
  );
}

/** Why it did not work; what is not found has words of its own. */
export function Refused({ problem, unknown }: { problem: ServiceProblem; unknown?: string }): ReactElement {
  const { t } = useTranslation();
  return <p role="alert">{unknown && problem.code === "not_found" ? unknown : problemText(problem, t)}</p>;
}

/** What is written in the fields of a form, by their names. */
export function writtenIn(form: HTMLFormElement): (name: string) => string {
  const written = new FormData(form);
  return (name) => {
    const value = written.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
}
