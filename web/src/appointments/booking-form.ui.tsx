import { useCallback, useRef, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Consultation } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { useSaid } from "../petitions/said";
import { useRequest } from "../petitions/use-request";
import { Refused, VisitorFields, writtenIn } from "../reserving/fields.ui";
import type { Reserved } from "../reserving/reserving.net";
import { zoneHere } from "../reserving/slots";
import { Slots } from "../reserving/slots.ui";
import { bookAppointment, listSlots, type Appointment, type Counter } from "./appointments.net";

/** What an investor is asked for, in the order of the brief. */
export const OF_INVESTMENT = ["country", "sector", "amount", "form", "timing"] as const;

interface FormProps {
  counters: readonly Counter[];
  /** The counter that is chosen at first. */
  first: string;
  onBooked: (booked: Reserved<Appointment>) => void;
  /** The talk that it was prepared in, and what was collected there; the first free time is chosen then. */
  from?: { talk: string; consultation: Consultation };
}

/** A counter, a time, and what the person there should know; what was written stays where booking fails. */
export function BookingForm({ counters, first, onBooked, from }: FormProps): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const language = useLanguage();
  const [counter, setCounter] = useState(counters.find(({ id }) => id === first)?.id ?? counters[0]?.id ?? "");
  const anonymous = counters.find(({ id }) => id === counter)?.is_anonymous ?? false;
  const [slot, setSlot] = useState("");
  const [under14, setUnder14] = useState(false);
  const [tries, setTries] = useState(0);
  const offered = useRef(from === undefined);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const slots = await listSlots(counter, signal);
      if (!offered.current) setSlot(slots.find(({ left }) => left > 0)?.starts_at ?? "");
      offered.current = true; // whoever lost a time to somebody else chooses the next one
      return slots;
    },
    [counter],
  );
  const { busy, problem, run } = useRequest(onBooked);
  const barred = under14 && !anonymous;
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (barred) return;
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
      const who = { name, contact: written("contact"), language, zone: zoneHere(), consent: true as const, under_14: false };
      try {
        const reservation = await bookAppointment({ counter, starts_at: slot, brief, talk: from?.talk ?? null, ...who }, signal);
        return { reservation, access: { code: reservation.code, name } };
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
      <Slots key={counter} load={load} tries={tries} chosen={slot} onChoose={setSlot} />
      {!anonymous && <Brief counter={counter} heard={from?.consultation} />}
      <VisitorFields notice={t("notice")} consent={t("consent")} anonymous={anonymous} onUnder={setUnder14} />
      {problem && <Refused problem={problem} />}
      <button className="button button--primary" type="submit" disabled={busy || barred}>
        {t("book")}
      </button>
    </form>
  );
}

function Brief({ counter, heard }: { counter: string; heard?: Consultation | undefined }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <fieldset>
      <legend>{t("brief.title")}</legend>
      <p>{t("brief.lead")}</p>
      {counter === "investment" && <p>{t("brief.noAdvice")}</p>}
      {heard && <p>{t("brief.heard")}</p>}
      <label>
        {t("brief.topic")}
        <textarea name="topic" rows={3} maxLength={1000} />
      </label>
      {counter === "investment" &&
        OF_INVESTMENT.map((field) => (
          <label key={field}>
            {t(`brief.${field}`)}
            <input name={field} maxLength={200} autoComplete="off" defaultValue={heard?.[field] ?? ""} />
          </label>
        ))}
    </fieldset>
  );
}
