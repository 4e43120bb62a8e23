import "../petitions/petitions.css";
import "../reserving/reserving.css";
import "./facilities.css";

import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { useSaid } from "../petitions/said";
import { Refused } from "../reserving/fields.ui";
import type { Reserved } from "../reserving/reserving.net";
import { ReservationSlip } from "../reserving/slip.ui";
import { Loading } from "../shared/loading.ui";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { AboutFacility } from "./about.ui";
import { BookingFacts } from "./booking-facts.ui";
import { BookingForm } from "./booking-form.ui";
import { FACILITY_BOOKINGS, readFacility, type Facility, type FacilityBooking } from "./facilities.net";

/** A facility with its free times; then the receipt of a booking. */
export function FacilityPage(): ReactElement {
  const { t } = useTranslation("facilities");
  const id = useParams()["facility"] ?? "";
  const load = useCallback((signal: AbortSignal) => readFacility(id, signal), [id]);
  const { value: facility, problem } = useLoaded(load);
  return (
    <SiteFrame>
      <div className="page petitions">
        {problem && <Refused problem={problem} unknown={t("gone")} />}
        {problem && <Link to="/facilities">{t("toList")}</Link>}
        {!facility && !problem && <Loading />}
        {facility && <Opened key={facility.id} facility={facility} />}
      </div>
    </SiteFrame>
  );
}

function Opened({ facility }: { facility: Facility }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const [booked, setBooked] = useState<Reserved<FacilityBooking> | null>(null);
  const waits = booked?.reservation.state === "waiting";
  useTitle(said(facility.name));
  return (
    <>
      <div className="petitions__screen">
        <h1>{booked ? t(waits ? "waits" : "booked") : said(facility.name)}</h1>
        <p className="petitions__lead">{booked ? t("bookedLead") : t("pageLead")}</p>
        <p className="facility__links">
          <Link to="/facilities">{t("toList")}</Link> <Link to="/facilities/mine">{t("toMine")}</Link>
        </p>
        {!booked && <AboutFacility facility={facility} />}
        {!booked && <BookingForm facility={facility} onBooked={setBooked} />}
      </div>
      {booked && (
        <ReservationSlip
          first={booked}
          register={FACILITY_BOOKINGS}
          facts={(found) => <BookingFacts booking={found} />}
        />
      )}
    </>
  );
}
