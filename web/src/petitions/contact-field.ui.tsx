import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { ServiceProblem } from "../api/problem";
import { Refusal } from "./refusal.ui";

interface FieldProps {
  value: string;
  onChange: (contact: string) => void;
}

/** The contact that the petition was filed with: what changes something, or shows what was sent, asks for it too. */
export function ContactField({ value, onChange }: FieldProps): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <label>
      {t("contact.label")}
      <input
        required
        minLength={3}
        maxLength={200}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </label>
  );
}

/** What the service said; that nothing was found means another contact here, as number and name were right. */
export function ContactProblem({ problem }: { problem: ServiceProblem | null }): ReactElement | null {
  const { t } = useTranslation("petitions");
  if (!problem) return null;
  return <p role="alert">{problem.code === "not_found" ? t("contact.other") : <Refusal problem={problem} />}</p>;
}
