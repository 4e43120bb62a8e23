import "../petitions/petitions.css";
import "./appointments.css";

import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { Loading } from "../shared/loading.ui";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { AppointmentSlip } from "./appointment-slip.ui";
import { listCounters } from "./appointments.net";
import { BookingForm, type Booked } from "./booking-form.ui";
import { Refused } from "./fields.ui";

/** An hour with a person at a counter; then its receipt. `?counter=` chooses one beforehand. */
export function AppointmentsPage(): ReactElement {
  const { t } = useTranslation("appointments");
  useTitle(t("title"));
  const [query] = useSearchParams();
  const { value: counters, problem } = useLoaded(listCounters);
  const [booked, setBooked] = useState<Booked | null>(null);
  return (
    <SiteFrame>
      <div className="page petitions">
        <div className="petitions__screen">
          <h1>{booked ? t("booked") : t("title")}</h1>
          <p className="petitions__lead">{booked ? t("bookedLead") : t("lead")}</p>
          {!booked && (
            <p>
              <Link to="/appointments/mine">{t("toMine")}</Link>
            </p>
          )}
          {problem && <Refused problem={problem} />}
          {!booked && !problem && !counters && <Loading />}
          {!booked && counters && (
            <BookingForm counters={counters} first={query.get("counter") ?? ""} onBooked={setBooked} />
          )}
        </div>
        {booked && <AppointmentSlip first={booked.appointment} access={booked.access} />}
      </div>
    </SiteFrame>
  );
}
