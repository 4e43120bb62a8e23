import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ServiceProblem } from "../api/problem";
import { problemText } from "../shared/problem-text";

/** Who comes, and the consent to keep that. */
export function VisitorFields({ consent }: { consent: string }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <fieldset>
      <legend>{t("who")}</legend>
      <label>
        {t("name")}
        <input name="name" required maxLength={80} autoComplete="name" />
      </label>
      <label>
        {t("contact")}
        <input name="contact" required minLength={3} maxLength={200} autoComplete="tel" />
      </label>
      <p>
        {t("notice")} <Link to="/privacy">{t("privacy")}</Link>
      </p>
      <label className="petitions__choice">
        <input type="checkbox" name="consent" required />
        <span>{consent}</span>
      </label>
    </fieldset>
  );
}

/** Code and name, as they open a reservation. */
export function AccessFields({ code }: { code: string }): ReactElement {
  const { t } = useTranslation("appointments");
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
        {t("name")}
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
