import "./petitions.css";

import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { PetitionForm } from "./petition-form.ui";
import type { Receipt } from "./petitions.net";
import { PetitionSlip } from "./slip.ui";

/** A petition in the citizen's own words, signed with a name; then its receipt. */
export function NewPetitionPage(): ReactElement {
  const { t } = useTranslation("petitions");
  useTitle(t("new.title"));
  const [filed, setFiled] = useState<Receipt | null>(null);
  return (
    <SiteFrame>
      <div className="page petitions">
        <div className="petitions__screen">
          <h1>{filed ? t("new.filed") : t("new.title")}</h1>
          <p className="petitions__lead">{filed ? t("new.filedLead") : t("new.lead")}</p>
          {!filed && (
            <p>
              <Link to="/petitions">{t("new.toFollow")}</Link>
            </p>
          )}
          {!filed && <PetitionForm onFiled={setFiled} />}
        </div>
        {filed && <PetitionSlip petition={filed} />}
      </div>
    </SiteFrame>
  );
}
