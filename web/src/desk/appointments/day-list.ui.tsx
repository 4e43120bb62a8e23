import { Anchor, Badge, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Counter } from "../../appointments/appointments.net";
import { hour } from "../../appointments/slots";
import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { dayInSeoul } from "../../shared/console-dates";
import { tellDone, tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { useChangeSlot, useCounters, useDay, type AppointmentLine, type DaySlot } from "./appointments.net";

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
  const read = useDay(counter, day);
  return (
    <>
      <Group p="md" align="end">
        <Select
          label={t("counter")}
          data={counters.map(({ id, name }) => ({ value: id, label: said(name) }))}
          allowDeselect={false}
          value={counter}
          onChange={(chosen) => {
            setCounter(chosen ?? counter);
          }}
        />
        <TextInput
          type="date"
          label={t("desk.day")}
          required
          withAsterisk={false}
          value={day}
          onChange={(event) => {
            if (event.currentTarget.value) setDay(event.currentTarget.value);
          }}
        />
      </Group>
      <Loaded query={read}>
        {(found) => (found.slots.length === 0 ? <Text p="md">{t("desk.none")}</Text> : <Slots counter={found.counter} slots={found.slots} />)}
      </Loaded>
    </>
  );
}

function Slots({ counter, slots }: { counter: string; slots: readonly DaySlot[] }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <StackedTable label={t("desk.title")} columns={[t("desk.slot"), t("desk.taken"), t("desk.who"), ""]} minWidth={600}>
      {slots.map((slot) => (
        <Row key={slot.starts_at} counter={counter} slot={slot} />
      ))}
    </StackedTable>
  );
}

function Row({ counter, slot }: { counter: string; slot: DaySlot }): ReactElement {
  const { t } = useTranslation("appointments");
  const time = `${hour(slot.starts_at)}~${hour(slot.ends_at)}`;
  return (
    <StackedRow>
      <StackedCell label={t("desk.slot")} whole>
        {time}
      </StackedCell>
      <StackedCell label={t("desk.taken")}>
        {t("desk.takenOf", { taken: slot.taken, places: slot.places })}
        {slot.closed_by && (
          <Badge ml="xs" color="gray.7" variant="filled">
            {t("desk.closedBy", { account: slot.closed_by })}
          </Badge>
        )}
      </StackedCell>
      <StackedCell label={t("desk.who")}>
        {slot.appointments.length === 0 ? t("desk.free") : slot.appointments.map((one) => <Who key={one.code} line={one} />)}
      </StackedCell>
      <StackedCell>
        <SlotSwitch counter={counter} slot={slot} time={time} />
      </StackedCell>
    </StackedRow>
  );
}

function Who({ line }: { line: AppointmentLine }): ReactElement {
  const said = useSaid();
  return (
    <Text component="div">
      <Anchor component={Link} underline="always" to={`/desk/appointments/${line.code}`}>
        {line.name_hint || line.code}
      </Anchor>{" "}
      {said(line.state_name)}
    </Text>
  );
}

function SlotSwitch({ counter, slot, time }: { counter: string; slot: DaySlot; time: string }): ReactElement {
  const { t } = useTranslation("appointments");
  const problem = useProblemText();
  const change = useChangeSlot();
  const closes = slot.closed_by === null;
  return (
    <Button
      size="compact-md"
      variant="light"
      loading={change.isPending}
      aria-label={closes ? t("desk.closeFor", { time }) : t("desk.openFor", { time })}
      onClick={() => {
        settle(
          change.mutateAsync({ counter, starts_at: slot.starts_at, is_closed: closes }),
          () => {
            tellDone(closes ? t("desk.closed") : t("desk.opened"));
          },
          (error) => {
            tellProblem(problem(error));
          },
        );
      }}
    >
      {closes ? t("desk.close") : t("desk.open")}
    </Button>
  );
}
