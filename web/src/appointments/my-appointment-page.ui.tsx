import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Mine } from "../reserving/mine.ui";
import { AppointmentFacts } from "./appointment-facts.ui";
import { APPOINTMENTS } from "./appointments.net";

/** An appointment by its code and the name. */
export function MyAppointmentPage(): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <Mine
      title={t("mine")}
      lead={t("mineLead")}
      link={<Link to="/appointments">{t("toNew")}</Link>}
      register={APPOINTMENTS}
      facts={(found) => <AppointmentFacts appointment={found} />}
    />
  );
}
