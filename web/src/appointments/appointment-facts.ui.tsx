import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useSaid } from "../petitions/said";
import { SlipFact } from "../reserving/slip.ui";
import type { Appointment } from "./appointments.net";

/** With whom and how, on the receipt. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  return (
    <>
      <SlipFact name={t("counter")}>{said(appointment.counter_name)}</SlipFact>
      <SlipFact name={t("where")}>{appointment.is_anonymous ? t("whereAnonymous") : t("whereText")}</SlipFact>
    </>
  );
}
