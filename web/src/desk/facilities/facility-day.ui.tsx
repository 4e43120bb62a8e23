import { Button, Group, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../curate/tool-frame.ui";
import type { Facility } from "../../facilities/facilities.net";
import { useSaid } from "../../petitions/said";
import type { DaySlot } from "../../reserving/reserving.net";
import { hour } from "../../reserving/slots";
import { dayInSeoul } from "../../shared/console-dates";
import { tellDone, tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { Closing } from "../reserving/closing.ui";
import { DayChoice, DayTable } from "../reserving/day-table.ui";
import { useChangeSlots, useDay, useDeskFacilities, type Day } from "./facilities.net";

/** A day at a facility: who comes when, and which times can be booked. */
export function FacilityDay(): ReactElement {
  const { t } = useTranslation("facilities");
  const facilities = useDeskFacilities();
  return (
    <Loaded query={facilities}>
      {(found) => (found.length === 0 ? <Text p="md">{t("desk.none")}</Text> : <DayOf facilities={found} />)}
    </Loaded>
  );
}

function DayOf({ facilities }: { facilities: readonly Facility[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const [facility, setFacility] = useState(facilities[0]?.id ?? "");
  const [day, setDay] = useState(() => dayInSeoul(new Date()));
  const options = facilities.map(({ id, name, is_active }) => ({
    value: id,
    label: is_active ? said(name) : `${said(name)} (${t("desk.retired")})`,
  }));
  return (
    <>
      <DayChoice label={t("facility")} options={options} chosen={facility} onChoose={setFacility} day={day} onDay={setDay} />
      <Loaded query={useDay(facility, day)}>{(found) => <Slots key={`${facility} ${day}`} found={found} day={day} />}</Loaded>
    </>
  );
}

/** What is about to be closed: one slot, or the whole day. */
type ToClose = DaySlot | "day" | null;

function Slots({ found, day }: { found: Day; day: string }): ReactElement {
  const { t } = useTranslation("facilities");
  const { t: of } = useTranslation("reserving");
  const problem = useProblemText();
  const change = useChangeSlots();
  const [closing, setClosing] = useState<ToClose>(null);
  const allClosed = found.slots.every((slot) => slot.closed_by !== null);
  const changes = (slot: ToClose, closes: boolean, reason = ""): void => {
    const which = slot === "day" || slot === null ? null : slot.starts_at;
    settle(
      change.mutateAsync({ facility: found.facility, day, starts_at: which, is_closed: closes, reason }),
      () => {
        setClosing(null);
        tellDone(closes ? of("desk.closed") : of("desk.opened"));
      },
      (error) => {
        tellProblem(problem(error));
      },
    );
  };
  const what = closing === "day" || closing === null ? t("desk.wholeDay") : `${hour(closing.starts_at)}~${hour(closing.ends_at)}`;
  return (
    <>
      {found.slots.length > 0 && (
        <Group px="md" pb="md">
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => {
              if (allClosed) changes("day", false);
              else setClosing("day");
            }}
          >
            {allClosed ? t("desk.openDay") : t("desk.closeDay")}
          </Button>
        </Group>
      )}
      {closing && (
        <Closing
          what={t("desk.closing", { what })}
          pending={change.isPending}
          onSay={(reason) => { changes(closing, true, reason); }}
          onKeep={() => { setClosing(null); }}
        />
      )}
      <DayTable
        label={t("desk.title")}
        slots={found.slots}
        path="/desk/facilities"
        pending={change.isPending}
        onChange={(slot, closes) => {
          if (closes) setClosing(slot);
          else changes(slot, false);
        }}
      />
    </>
  );
}
