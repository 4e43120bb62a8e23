import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Mine } from "../reserving/mine.ui";
import { BookingFacts } from "./booking-facts.ui";
import { FACILITY_BOOKINGS } from "./facilities.net";

/** A booking of a facility by its code and the name. */
export function MyBookingPage(): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <Mine
      title={t("mine")}
      lead={t("mineLead")}
      link={<Link to="/facilities">{t("toList")}</Link>}
      register={FACILITY_BOOKINGS}
      facts={(found) => <BookingFacts booking={found} />}
    />
  );
}
