import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSaid } from "../petitions/said";
import { SlipFact } from "../reserving/slip.ui";
import type { FacilityBooking } from "./facilities.net";

/** What and where, on the receipt. */
export function BookingFacts({ booking }: { booking: FacilityBooking }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  return (
    <>
      <SlipFact name={t("facility")}>
        <Link to={`/facilities/${booking.facility}`}>{said(booking.facility_name)}</Link>
      </SlipFact>
      <SlipFact name={t("address")}>{said(booking.address)}</SlipFact>
    </>
  );
}
