import { Anchor, Badge, Button, Group, Select, Text, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSaid } from "../../petitions/said";
import type { DaySlot, ReservationLine } from "../../reserving/reserving.net";
import { hour } from "../../reserving/slots";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";

interface ChoiceProps {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string;
  onChoose: (value: string) => void;
  /** Such as `2026-11-30`. */
  day: string;
  onDay: (day: string) => void;
}

/** Of what, and which day. */
export function DayChoice({ label, options, chosen, onChoose, day, onDay }: ChoiceProps): ReactElement {
  const { t } = useTranslation("reserving");
  return (
    <Group p="md" align="end">
      <Select
        label={label}
        data={[...options]}
        allowDeselect={false}
        value={chosen}
        onChange={(value) => {
          onChoose(value ?? chosen);
        }}
      />
      <TextInput
        type="date"
        label={t("desk.day")}
        required
        withAsterisk={false}
        value={day}
        onChange={(event) => {
          if (event.currentTarget.value) onDay(event.currentTarget.value);
        }}
      />
    </Group>
  );
}

interface TableProps {
  label: string;
  slots: readonly DaySlot[];
  /** Below which address one reservation opens. */
  path: string;
  pending: boolean;
  onChange: (slot: DaySlot, closes: boolean) => void;
}

/** A day by its slots: who comes when, and which times can be booked. */
export function DayTable({ label, slots, path, pending, onChange }: TableProps): ReactElement {
  const { t } = useTranslation("reserving");
  if (slots.length === 0) return <Text p="md">{t("desk.none")}</Text>;
  return (
    <StackedTable label={label} columns={[t("desk.slot"), t("desk.taken"), t("desk.who"), ""]} minWidth={600}>
      {slots.map((slot) => (
        <Row key={slot.starts_at} slot={slot} path={path} pending={pending} onChange={onChange} />
      ))}
    </StackedTable>
  );
}

type RowProps = Omit<TableProps, "label" | "slots"> & { slot: DaySlot };

function Row({ slot, path, pending, onChange }: RowProps): ReactElement {
  const { t } = useTranslation("reserving");
  const time = `${hour(slot.starts_at)}~${hour(slot.ends_at)}`;
  const closes = slot.closed_by === null;
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
        {slot.closed_reason && <Text size="sm">{t("desk.closedWhy", { reason: slot.closed_reason })}</Text>}
      </StackedCell>
      <StackedCell label={t("desk.who")}>
        {slot.reservations.length === 0 ? t("desk.free") : slot.reservations.map((one) => <Who key={one.code} line={one} path={path} />)}
      </StackedCell>
      <StackedCell>
        <Button
          size="compact-md"
          variant="light"
          loading={pending}
          aria-label={closes ? t("desk.closeFor", { time }) : t("desk.openFor", { time })}
          onClick={() => {
            onChange(slot, closes);
          }}
        >
          {closes ? t("desk.close") : t("desk.open")}
        </Button>
      </StackedCell>
    </StackedRow>
  );
}

function Who({ line, path }: { line: ReservationLine; path: string }): ReactElement {
  const said = useSaid();
  return (
    <Text component="div">
      <Anchor component={Link} underline="always" to={`${path}/${line.code}`}>
        {line.name_hint || line.code}
      </Anchor>{" "}
      {said(line.state_name)}
    </Text>
  );
}
