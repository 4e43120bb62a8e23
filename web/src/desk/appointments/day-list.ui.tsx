import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Counter } from "../../appointments/appointments.net";
import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import type { DaySlot } from "../../reserving/reserving.net";
import { hour } from "../../reserving/slots";
import { dayInSeoul } from "../../shared/console-dates";
import { tellDone, tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { Closing } from "../reserving/closing.ui";
import { DayChoice, DayTable } from "../reserving/day-table.ui";
import { useChangeSlot, useCounters, useDay, type Day } from "./appointments.net";

/** A day at a counter: who comes when, and which times can be booked. */
export function AppointmentDay(): ReactElement {
  const counters = useCounters();
  return <Loaded query={counters}>{(found) => <DayOf counters={found} />}</Loaded>;
}

function DayOf({ counters }: { counters: readonly Counter[] }): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const [counter, setCounter] = useState(counters[0]?.id ?? "");
  const [day, setDay] = useState(() => dayInSeoul(new Date()));
  return (
    <>
      <DayChoice
        label={t("counter")}
        options={counters.map(({ id, name }) => ({ value: id, label: said(name) }))}
        chosen={counter}
        onChoose={setCounter}
        day={day}
        onDay={setDay}
      />
      <Loaded query={useDay(counter, day)}>{(found) => <Slots key={`${counter} ${day}`} day={found} />}</Loaded>
    </>
  );
}

/** What nobody booked is closed at once; else those who did are told why. */
function Slots({ day }: { day: Day }): ReactElement {
  const { t } = useTranslation("appointments");
  const { t: of } = useTranslation("reserving");
  const problem = useProblemText();
  const change = useChangeSlot();
  const [closing, setClosing] = useState<DaySlot | null>(null);
  const changes = (slot: DaySlot, closes: boolean, reason = ""): void => {
    settle(
      change.mutateAsync({ counter: day.counter, starts_at: slot.starts_at, is_closed: closes, reason }),
      () => {
        setClosing(null);
        tellDone(closes ? of("desk.closed") : of("desk.opened"));
      },
      (error) => {
        tellProblem(problem(error));
      },
    );
  };
  const what = closing ? of("desk.closeFor", { time: `${hour(closing.starts_at)}~${hour(closing.ends_at)}` }) : "";
  return (
    <>
      {closing && (
        <Closing
          what={what}
          pending={change.isPending}
          onSay={(reason) => {
            changes(closing, true, reason);
          }}
          onKeep={() => {
            setClosing(null);
          }}
        />
      )}
      <DayTable
        label={t("desk.title")}
        slots={day.slots}
        path="/desk/appointments"
        pending={change.isPending}
        onChange={(slot, closes) => {
          if (closes && slot.taken > 0) setClosing(slot);
          else changes(slot, closes);
        }}
      />
    </>
  );
}
