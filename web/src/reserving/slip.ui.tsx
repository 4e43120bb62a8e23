import { useCallback, useEffect, useRef, useState, type ReactElement, type ReactNode, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { useSaid } from "../petitions/said";
import { useRequest } from "../petitions/use-request";
import { useWhen } from "../shared/console-dates";
import { Refused } from "./fields.ui";
import type { Access, Register, Reservation, Reserved, Slot } from "./reserving.net";
import { goalsOf } from "./slots";
import { Slots } from "./slots.ui";

interface SlipProps<Kind extends Reservation> {
  first: Reserved<Kind>;
  register: Register<Kind>;
  /** What and where, as rows of the list of facts. */
  facts: (found: Kind) => ReactNode;
}

/** The receipt of a reservation, as it stands, with what can still be done; on paper, only this. */
export function ReservationSlip<Kind extends Reservation>({ first, register, facts }: SlipProps<Kind>): ReactElement {
  const { t } = useTranslation("reserving");
  const said = useSaid();
  const [found, setFound] = useState(first.reservation);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [found]);
  return (
    <article className="slip" aria-labelledby="slip-title">
      <h2 id="slip-title" tabIndex={-1} ref={head}>
        {t("slip", { code: found.code })}
      </h2>
      <p className="slip__state">{said(found.state_name)}</p>
      <Standing found={found} />
      <dl>
        {facts(found)}
        <SlipFact name={t("when")}>
          <time dateTime={found.starts_at}>{said(found.when)}</time>
          <small>{t("seoulTime")}</small>
          {found.there && <small>{t("there", { time: said(found.there) })}</small>}
        </SlipFact>
      </dl>
      {found.can_change && <p className="slip__ai">{said(found.reminder)}</p>}
      <Doings found={found} access={first.access} register={register} onChanged={setFound} />
    </article>
  );
}

export function SlipFact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What its citizen has to know at once: the place in the waiting list, what staff took away, and why. */
function Standing({ found }: { found: Reservation }): ReactElement {
  const { t } = useTranslation("reserving");
  const when = useWhen();
  const cancelled = found.state === "cancelled";
  return (
    <>
      {found.waiting_place !== null && <p>{t("place", { place: found.waiting_place })}</p>}
      {found.moved_up_at !== null && found.state === "booked" && (
        <p className="slip__ai">{t("movedUp", { when: when(found.moved_up_at) })}</p>
      )}
      {cancelled && found.changed_by_staff && <p>{t("byStaff")}</p>}
      {cancelled && found.reason && <p>{t("reason", { reason: found.reason })}</p>}
      {!cancelled && found.closed_reason !== null && (
        <p className="slip__ai">
          {t("closedNote")} {found.closed_reason && t("closedReason", { reason: found.closed_reason })}
        </p>
      )}
    </>
  );
}

interface DoingsProps<Kind extends Reservation> {
  found: Kind;
  access: Access;
  register: Register<Kind>;
  onChanged: (changed: Kind) => void;
}

type Doing = "move" | "cancel" | null;

function Doings<Kind extends Reservation>({ found, access, register, onChanged }: DoingsProps<Kind>): ReactElement {
  const { t } = useTranslation("reserving");
  const [doing, setDoing] = useState<Doing>(null);
  const done = (changed: Kind): void => {
    setDoing(null);
    onChanged(changed);
  };
  return (
    <div className="slip__print">
      <div className="reservation__doings">
        <CalendarButton access={access} register={register} />
        <button className="button button--secondary" type="button" onClick={() => { window.print(); }}>
          {t("print")}
        </button>
        {found.can_change && found.state === "booked" && (
          <Toggle label={t("move")} open={doing === "move"} onToggle={(open) => { setDoing(open ? "move" : null); }} />
        )}
        {found.can_change && (
          <Toggle label={t("cancel")} open={doing === "cancel"} onToggle={(open) => { setDoing(open ? "cancel" : null); }} />
        )}
      </div>
      {doing === "move" && <Move found={found} access={access} register={register} onDone={done} />}
      {doing === "cancel" && <Cancel access={access} register={register} onDone={done} />}
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

function CalendarButton<Kind extends Reservation>({ access, register }: Pick<DoingsProps<Kind>, "access" | "register">): ReactElement {
  const { t } = useTranslation("reserving");
  const { busy, problem, run } = useRequest((file: Blob) => {
    save(file, `reservation-${access.code}.ics`);
  });
  return (
    <>
      <button
        className="button button--primary"
        type="button"
        disabled={busy}
        onClick={() => {
          run((signal) => register.calendar(access, signal));
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

interface ChangeProps<Kind extends Reservation> {
  access: Access;
  register: Register<Kind>;
  onDone: (changed: Kind) => void;
}

function Move<Kind extends Reservation>({ found, access, register, onDone }: ChangeProps<Kind> & { found: Kind }): ReactElement {
  const { t } = useTranslation("reserving");
  const [slot, setSlot] = useState("");
  const [tries, setTries] = useState(0);
  const { busy, problem, run } = useRequest(onDone);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Slot[]> => goalsOf(found, await register.slots(found, signal)),
    [register, found],
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    run(async (signal) => {
      try {
        return await register.move(access, slot, signal);
      } catch (error) {
        setSlot("");
        setTries((count) => count + 1); // the slots are read again: one of them may be gone
        throw error;
      }
    });
  };
  return (
    <form className="petitions__form" onSubmit={submit} aria-label={t("move")}>
      <Slots load={load} tries={tries} chosen={slot} onChoose={setSlot} />
      {problem && <Refused problem={problem} />}
      <button className="button button--primary" type="submit" disabled={busy}>
        {t("moveNow")}
      </button>
    </form>
  );
}

function Cancel<Kind extends Reservation>({ access, register, onDone }: ChangeProps<Kind>): ReactElement {
  const { t } = useTranslation("reserving");
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
          run((signal) => register.cancel(access, signal));
        }}
      >
        {t("cancelNow")}
      </button>
    </div>
  );
}
