import { useId, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import "./age-question.css";

interface AgeProps {
  /** Told when somebody says that they are under 14, or takes that back. */
  onUnder: (under: boolean) => void;
}

/**
 * Asked once before a name or a contact is sent: of whoever is under 14 nothing is taken without a guardian
 * (Personal Information Protection Act, Art. 22-2), and what a child reads is put for a child.
 */
export function AgeQuestion({ onUnder }: AgeProps): ReactElement {
  const { t } = useTranslation();
  const [under, setUnder] = useState<boolean | null>(null);
  const name = useId();
  return (
    <fieldset className="age">
      <legend>{t("age.question")}</legend>
      {[false, true].map((young) => (
        <label key={String(young)} className="check">
          <input
            type="radio"
            name={name}
            required
            checked={under === young}
            onChange={() => {
              setUnder(young);
              onUnder(young);
            }}
          />
          <span>{t(young ? "age.under" : "age.over")}</span>
        </label>
      ))}
      <div aria-live="polite">{under && <ChildNotice />}</div>
    </fieldset>
  );
}

/** In a child's words: what is not taken, what a guardian can do, and what stays open. */
function ChildNotice(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="age__notice">
      <p>
        <strong>{t("age.notice.title")}</strong>
      </p>
      <p>{t("age.notice.why")}</p>
      <p>{t("age.notice.guardian")}</p>
      <p>{t("age.notice.open")}</p>
      <p>
        <Link to="/talk/guide">{t("age.notice.ask")}</Link> · <Link to="/talk/youth">{t("age.notice.counsel")}</Link>
      </p>
      <p>
        <small>{t("age.notice.law")}</small>
      </p>
    </div>
  );
}
