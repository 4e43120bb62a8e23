import { useEffect, useRef, useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useSaid } from "../petitions/said";
import { useRequest } from "../petitions/use-request";
import { calendarOf, cancelAppointment, moveAppointment, type Access, type Appointment } from "./appointments.net";
import { Slots } from "./booking-form.ui";
import { Refused } from "./fields.ui";

/** The receipt of an appointment, as it stands, with what can still be done; on paper, only this. */
export function AppointmentSlip({ first, access }: { first: Appointment; access: Access }): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const [appointment, setAppointment] = useState(first);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [appointment]);
  return (
    <article className="slip" aria-labelledby="slip-title">
      <h2 id="slip-title" tabIndex={-1} ref={head}>
        {t("slip", { code: appointment.code })}
      </h2>
      <p className="slip__state">{said(appointment.state_name)}</p>
      {appointment.state === "cancelled" && appointment.changed_by_staff && <p>{t("byStaff")}</p>}
      <dl>
        <div>
          <dt>{t("counter")}</dt>
          <dd>{said(appointment.counter_name)}</dd>
        </div>
        <div>
          <dt>{t("when")}</dt>
          <dd>
            <time dateTime={appointment.starts_at}>{said(appointment.when)}</time>
            <small>{t("seoulTime")}</small>
            {appointment.there && <small>{t("there", { time: said(appointment.there) })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t("where")}</dt>
          <dd>{t("whereText")}</dd>
        </div>
      </dl>
      {appointment.can_change && <p className="slip__ai">{said(appointment.reminder)}</p>}
      <Doings appointment={appointment} access={access} onChanged={setAppointment} />
    </article>
  );
}

interface DoingsProps {
  appointment: Appointment;
  access: Access;
  onChanged: (appointment: Appointment) => void;
}

type Doing = "move" | "cancel" | null;

function Doings({ appointment, access, onChanged }: DoingsProps): ReactElement {
  const { t } = useTranslation("appointments");
  const [doing, setDoing] = useState<Doing>(null);
  const done = (changed: Appointment): void => {
    setDoing(null);
    onChanged(changed);
  };
  return (
    <div className="slip__print">
      <div className="appointment__doings">
        <CalendarButton access={access} />
        <button className="button button--secondary" type="button" onClick={() => { window.print(); }}>
          {t("print")}
        </button>
        {appointment.can_change && (
          <>
            <Toggle label={t("move")} open={doing === "move"} onToggle={(open) => { setDoing(open ? "move" : null); }} />
            <Toggle label={t("cancel")} open={doing === "cancel"} onToggle={(open) => { setDoing(open ? "cancel" : null); }} />
          </>
        )}
      </div>
      {doing === "move" && <Move appointment={appointment} access={access} onDone={done} />}
      {doing === "cancel" && <Cancel access={access} onDone={done} />}
    </div>
  );
}

function Toggle({ label, open, onToggle }: { label: string; open: boolean; onToggle: (open: boolean) => void }): ReactElement {
  return (
    <button className="button button--tertiary" type="button" aria-expanded={open} onClick={() => { onToggle(!open); }}>
      {label}
    </button>
  );
}

function CalendarButton({ access }: { access: Access }): ReactElement {
  const { t } = useTranslation("appointments");
  const { busy, problem, run } = useRequest((file: Blob) => {
    save(file, `appointment-${access.code}.ics`);
  });
  return (
    <>
      <button
        className="button button--primary"
        type="button"
        disabled={busy}
        onClick={() => {
          run((signal) => calendarOf(access, signal));
        }}
      >
        {t("calendar")}
      </button>
      {problem && <Refused problem={problem} />}
    </>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

interface ChangeProps {
  access: Access;
  onDone: (changed: Appointment) => void;
}

function Move({ appointment, access, onDone }: ChangeProps & { appointment: Appointment }): ReactElement {
  const { t } = useTranslation("appointments");
  const [slot, setSlot] = useState("");
  const { busy, problem, run } = useRequest(onDone);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    run((signal) => moveAppointment(access, slot, signal));
  };
  return (
    <form className="petitions__form" onSubmit={submit} aria-label={t("move")}>
      <Slots counter={appointment.counter} tries={0} chosen={slot} onChoose={setSlot} />
      {problem && <Refused problem={problem} />}
      <button className="button button--primary" type="submit" disabled={busy}>
        {t("moveNow")}
      </button>
    </form>
  );
}

function Cancel({ access, onDone }: ChangeProps): ReactElement {
  const { t } = useTranslation("appointments");
  const { busy, problem, run } = useRequest(onDone);
  return (
    <div className="petitions__form" role="group" aria-label={t("cancel")}>
      <p>{t("cancelSure")}</p>
      {problem && <Refused problem={problem} />}
      <button
        className="button button--danger"
        type="button"
        disabled={busy}
        onClick={() => {
          run((signal) => cancelAppointment(access, signal));
        }}
      >
        {t("cancelNow")}
      </button>
    </div>
  );
}
