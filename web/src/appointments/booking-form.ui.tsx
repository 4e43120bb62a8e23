import { useCallback, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { useSaid } from "../petitions/said";
import { useRequest } from "../petitions/use-request";
import { Loading } from "../shared/loading.ui";
import { useLoaded } from "../shared/use-loaded";
import { bookAppointment, listSlots, type Access, type Appointment, type Counter } from "./appointments.net";
import { Refused, VisitorFields, writtenIn } from "./fields.ui";
import { SlotPicker } from "./slot-picker.ui";
import { zoneHere } from "./slots";

const OF_INVESTMENT = ["country", "sector", "amount", "form", "timing"] as const;

export interface Booked {
  appointment: Appointment;
  access: Access;
}

interface FormProps {
  counters: readonly Counter[];
  /** The counter that is chosen at first. */
  first: string;
  onBooked: (booked: Booked) => void;
}

/** A counter, a time, and what the person there should know; what was written stays where booking fails. */
export function BookingForm({ counters, first, onBooked }: FormProps): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const language = useLanguage();
  const [counter, setCounter] = useState(counters.find(({ id }) => id === first)?.id ?? counters[0]?.id ?? "");
  const [slot, setSlot] = useState("");
  const [tries, setTries] = useState(0);
  const { busy, problem, run } = useRequest(onBooked);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const written = writtenIn(event.currentTarget);
    const name = written("name");
    const brief = {
      topic: written("topic"),
      country: written("country"),
      sector: written("sector"),
      amount: written("amount"),
      form: written("form"),
      timing: written("timing"),
    };
    run(async (signal) => {
      const who = { name, contact: written("contact"), language, zone: zoneHere(), consent: true as const };
      try {
        const appointment = await bookAppointment({ counter, starts_at: slot, brief, ...who }, signal);
        return { appointment, access: { code: appointment.code, name } };
      } catch (error) {
        setSlot("");
        setTries((count) => count + 1); // the slots are read again: one of them may be gone
        throw error;
      }
    });
  };
  return (
    <form className="petitions__form petitions__form--new" onSubmit={submit}>
      <fieldset>
        <legend>{t("counter")}</legend>
        {counters.map(({ id, name, minutes }) => (
          <label key={id} className="petitions__choice">
            <input
              type="radio"
              name="counter"
              checked={id === counter}
              onChange={() => {
                setCounter(id);
                setSlot("");
              }}
            />
            <span>
              {said(name)} <small>{t("minutes", { count: minutes })}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Slots key={counter} counter={counter} tries={tries} chosen={slot} onChoose={setSlot} />
      <Brief counter={counter} />
      <VisitorFields consent={t("consent")} />
      {problem && <Refused problem={problem} />}
      <button className="button button--primary" type="submit" disabled={busy}>
        {t("book")}
      </button>
    </form>
  );
}

interface SlotsProps {
  counter: string;
  /** Read again when it changes. */
  tries: number;
  chosen: string;
  onChoose: (startsAt: string) => void;
}

export function Slots({ counter, tries, chosen, onChoose }: SlotsProps): ReactElement {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another try is another load
  const load = useCallback((signal: AbortSignal) => listSlots(counter, signal), [counter, tries]);
  const { value, problem } = useLoaded(load);
  if (problem) return <Refused problem={problem} />;
  return value ? <SlotPicker slots={value} chosen={chosen} onChoose={onChoose} /> : <Loading />;
}

function Brief({ counter }: { counter: string }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <fieldset>
      <legend>{t("brief.title")}</legend>
      <p>{t("brief.lead")}</p>
      {counter === "youth" && <p>{t("brief.youth")}</p>}
      {counter === "investment" && <p>{t("brief.noAdvice")}</p>}
      <label>
        {t("brief.topic")}
        <textarea name="topic" rows={3} maxLength={1000} />
      </label>
      {counter === "investment" &&
        OF_INVESTMENT.map((field) => (
          <label key={field}>
            {t(`brief.${field}`)}
            <input name={field} maxLength={200} autoComplete="off" />
          </label>
        ))}
    </fieldset>
  );
}
