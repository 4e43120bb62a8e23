import "../petitions/petitions.css";
import "../reserving/reserving.css";

import { IconCalendarEvent } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Consultation } from "../api/events";
import { AppointmentFacts } from "../appointments/appointment-facts.ui";
import { APPOINTMENTS, listCounters, type Appointment } from "../appointments/appointments.net";
import { BookingForm, OF_INVESTMENT } from "../appointments/booking-form.ui";
import { Refused } from "../reserving/fields.ui";
import type { Reserved } from "../reserving/reserving.net";
import { ReservationSlip } from "../reserving/slip.ui";
import { Dialog } from "../shared/dialog.ui";
import { Loading } from "../shared/loading.ui";
import { useLoaded } from "../shared/use-loaded";
import { languageOf } from "./text-language";

/** The counter at which investors are met. */
const COUNTER = "investment";

interface CardProps {
  /** Null where none is being prepared, and once it was booked. */
  consultation: Consultation | null;
  talk: string;
}

/** What the official has collected so far; the citizen checks it, chooses a time and books. */
export function ConsultationOfTalk({ consultation, talk }: CardProps): ReactElement {
  const [booking, setBooking] = useState<Consultation | null>(null);
  return (
    <>
      {consultation && OF_INVESTMENT.some((part) => consultation[part]) && (
        <Card consultation={consultation} onBook={setBooking} />
      )}
      {booking && (
        <Booking
          consultation={booking}
          talk={talk}
          onClose={() => {
            setBooking(null);
          }}
        />
      )}
    </>
  );
}

interface BookingProps {
  consultation: Consultation;
  talk: string;
  onClose: () => void;
}

/** The form with what was collected, which can still be changed; then the receipt. */
function Booking({ consultation, talk, onClose }: BookingProps): ReactElement {
  const { t } = useTranslation("talk");
  const { value: counters, problem } = useLoaded(listCounters);
  const [booked, setBooked] = useState<Reserved<Appointment> | null>(null);
  const ours = counters?.filter(({ id }) => id === COUNTER);
  return (
    <Dialog title={booked ? t("consultation.booked") : t("consultation.book")} onClose={onClose}>
      {problem && <Refused problem={problem} />}
      {!problem && !ours && <Loading />}
      {ours && !booked && (
        <BookingForm counters={ours} first={COUNTER} onBooked={setBooked} from={{ talk, consultation }} />
      )}
      {booked && (
        <ReservationSlip
          first={booked}
          register={APPOINTMENTS}
          facts={(found) => <AppointmentFacts appointment={found} />}
        />
      )}
    </Dialog>
  );
}

function Card({ consultation, onBook }: { consultation: Consultation; onBook: (one: Consultation) => void }): ReactElement {
  const { t } = useTranslation("talk");
  const { complete } = consultation;
  return (
    <section className="draft" aria-labelledby="consultation-title" data-complete={complete}>
      <h2 id="consultation-title">
        <IconCalendarEvent aria-hidden size={20} /> {t("consultation.title")}{" "}
        <span className="badge badge--ai">{t("draft.byAi")}</span>
      </h2>
      <dl>
        {OF_INVESTMENT.map((part) => (
          <div key={part}>
            <dt>{t(`consultation.${part}`)}</dt>
            <dd lang={languageOf(consultation[part])}>{consultation[part] || t("consultation.open")}</dd>
          </div>
        ))}
      </dl>
      <p className="draft__note">{t(complete ? "consultation.ready" : "consultation.growing")}</p>
      <button
        type="button"
        className={`button ${complete ? "button--primary" : "button--secondary"}`}
        onClick={() => {
          onBook(consultation);
        }}
      >
        {t("consultation.book")}
      </button>
    </section>
  );
}
