import "../petitions/petitions.css";
import "./appointments.css";

import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { useRequest } from "../petitions/use-request";
import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { AppointmentSlip } from "./appointment-slip.ui";
import { followAppointment } from "./appointments.net";
import type { Booked } from "./booking-form.ui";
import { AccessFields, Refused, writtenIn } from "./fields.ui";

/** An appointment by its code and the name; the name stays out of the address. */
export function MyAppointmentPage(): ReactElement {
  const { t } = useTranslation("appointments");
  useTitle(t("mine"));
  const [query] = useSearchParams();
  const [found, setFound] = useState<Booked | null>(null);
  const { busy, problem, run } = useRequest(setFound);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const written = writtenIn(event.currentTarget);
    const access = { code: written("code"), name: written("name") };
    setFound(null);
    run(async (signal) => ({ appointment: await followAppointment(access, signal), access }));
  };
  return (
    <SiteFrame>
      <div className="page petitions">
        <div className="petitions__screen">
          <h1>{t("mine")}</h1>
          <p className="petitions__lead">{t("mineLead")}</p>
          <p>
            <Link to="/appointments">{t("toNew")}</Link>
          </p>
          <form className="petitions__form" onSubmit={submit}>
            <AccessFields code={query.get("code") ?? ""} />
            <button className="button button--primary" type="submit" disabled={busy}>
              {t("look")}
            </button>
            {problem && <Refused problem={problem} unknown={t("unknown")} />}
          </form>
        </div>
        {found && <AppointmentSlip key={found.access.code} first={found.appointment} access={found.access} />}
      </div>
    </SiteFrame>
  );
}
