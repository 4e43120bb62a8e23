import "../petitions/petitions.css";
import "../reserving/reserving.css";

import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { Refused } from "../reserving/fields.ui";
import type { Reserved } from "../reserving/reserving.net";
import { ReservationSlip } from "../reserving/slip.ui";
import { Loading } from "../shared/loading.ui";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { AppointmentFacts } from "./appointment-facts.ui";
import { APPOINTMENTS, listCounters, type Appointment } from "./appointments.net";
import { BookingForm } from "./booking-form.ui";

/** An hour with a person at a counter; then its receipt. `?counter=` chooses one beforehand. */
export function AppointmentsPage(): ReactElement {
  const { t } = useTranslation("appointments");
  useTitle(t("title"));
  const [query] = useSearchParams();
  const { value: counters, problem } = useLoaded(listCounters);
  const [booked, setBooked] = useState<Reserved<Appointment> | null>(null);
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
        {booked && (
          <ReservationSlip
            first={booked}
            register={APPOINTMENTS}
            facts={(found) => <AppointmentFacts appointment={found} />}
          />
        )}
      </div>
    </SiteFrame>
  );
}
