import { useCallback, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { useRequest } from "../petitions/use-request";
import { Refused, VisitorFields, writtenIn } from "../reserving/fields.ui";
import type { Reserved } from "../reserving/reserving.net";
import { zoneHere } from "../reserving/slots";
import { Slots } from "../reserving/slots.ui";
import { bookFacility, isAnonymous, listFacilitySlots, type Facility, type FacilityBooking } from "./facilities.net";

interface FormProps {
  facility: Facility;
  onBooked: (booked: Reserved<FacilityBooking>) => void;
}

/** A time, how many come and what for; a full time is waited for. What was written stays where booking fails. */
export function BookingForm({ facility, onBooked }: FormProps): ReactElement {
  const { t } = useTranslation("facilities");
  const language = useLanguage();
  const [slot, setSlot] = useState("");
  const [under14, setUnder14] = useState(false);
  const [tries, setTries] = useState(0);
  const { busy, problem, run } = useRequest(onBooked);
  const load = useCallback((signal: AbortSignal) => listFacilitySlots(facility.id, signal), [facility.id]);
  const anonymous = isAnonymous(facility);
  const barred = under14 && !anonymous;
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (barred) return;
    const written = writtenIn(event.currentTarget);
    const name = written("name");
    const who = { name, contact: written("contact"), language, zone: zoneHere(), consent: true as const, under_14: false };
    const use = { people: Number(written("people") || 1), purpose: written("purpose") };
    run(async (signal) => {
      try {
        const reservation = await bookFacility(facility.id, { starts_at: slot, ...use, ...who }, signal);
        return { reservation, access: { code: reservation.code, name } };
      } catch (error) {
        setSlot("");
        setTries((count) => count + 1); // the slots are read again: one of them may be gone
        throw error;
      }
    });
  };
  return (
    <form className="petitions__form petitions__form--new" onSubmit={submit} aria-label={t("book")}>
      <Slots load={load} tries={tries} chosen={slot} onChoose={setSlot} canWait />
      {!anonymous && <UseFields most={facility.most_people} />}
      <VisitorFields notice={t("notice")} consent={t("consent")} anonymous={anonymous} onUnder={setUnder14} />
      {problem && <Refused problem={problem} />}
      <button className="button button--primary" type="submit" disabled={busy || barred}>
        {t("book")}
      </button>
    </form>
  );
}

function UseFields({ most }: { most: number }): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <fieldset>
      <legend>{t("use")}</legend>
      <label>
        {t("people", { most })}
        <input name="people" type="number" required min={1} max={most} defaultValue={1} inputMode="numeric" />
      </label>
      <label>
        {t("purpose")}
        <textarea name="purpose" rows={2} maxLength={1000} required />
      </label>
    </fieldset>
  );
}
