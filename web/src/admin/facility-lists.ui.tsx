import { Button, Checkbox, Fieldset, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { dayInSeoul } from "../shared/console-dates";
import { weekdayName } from "../shared/hours";
import { emptyFact, replaced, type ClosedDraft, type FactDraft, type OpeningDraft } from "./facility-draft";
import { SourceFields } from "./facility-source.ui";

const FACT_KINDS = ["purpose", "capacity", "fee", "rule"] as const;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

interface ListProps<Item> {
  onChange: (items: Item[]) => void;
}

/** What citizens read, each with its source. */
export function Facts({ facts, onChange }: ListProps<FactDraft> & { facts: readonly FactDraft[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const rows = facts.map((fact, place) => {
    const change = (changed: Partial<FactDraft> | null): void => {
      onChange(replaced(facts, place, changed && { ...fact, ...changed }));
    };
    return (
      <One
        key={place}
        name={t("admin.fact", { number: place + 1 })}
        remove={t("admin.removeFact", { number: place + 1 })}
        onRemove={facts.length > 1 ? () => { change(null); } : undefined}
      >
        <NativeSelect
          label={t("admin.factKind")}
          data={FACT_KINDS.map((kind) => ({ value: kind, label: t(`facts.${kind}`) }))}
          value={fact.kind}
          onChange={(event) => { change({ kind: event.currentTarget.value as FactDraft["kind"] }); }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(["ko", "en"] as const).map((language) => (
            <Textarea
              key={language}
              label={t(`admin.${language}`)}
              required
              autosize
              maxLength={1000}
              value={fact[language]}
              onChange={(event) => { change({ [language]: event.currentTarget.value }); }}
            />
          ))}
        </SimpleGrid>
        <SourceFields source={fact.source} onChange={(source) => { change({ source }); }} />
      </One>
    );
  });
  const add = (): void => { onChange([...facts, emptyFact(dayInSeoul(new Date()))]); };
  return <List name={t("admin.facts")} rows={rows} add={t("admin.addFact")} onAdd={add} />;
}

/** When it is open, by weekday. */
export function Hours({ hours, onChange }: ListProps<OpeningDraft> & { hours: readonly OpeningDraft[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const language = useLanguage();
  const rows = hours.map((opening, place) => {
    const change = (changed: Partial<OpeningDraft> | null): void => {
      onChange(replaced(hours, place, changed && { ...opening, ...changed }));
    };
    return (
      <One
        key={place}
        name={t("admin.opening", { number: place + 1 })}
        remove={t("admin.removeHours", { number: place + 1 })}
        onRemove={hours.length > 1 ? () => { change(null); } : undefined}
      >
        <Checkbox.Group
          label={t("admin.days")}
          value={opening.days.map(String)}
          onChange={(days) => { change({ days: days.map(Number).sort((a, b) => a - b) }); }}
        >
          <Group mt="xs">
            {DAYS.map((day) => (
              <Checkbox key={day} value={String(day)} label={weekdayName(day, language)} />
            ))}
          </Group>
        </Checkbox.Group>
        <SimpleGrid cols={2}>
          {(["opens", "closes"] as const).map((end) => (
            <TextInput
              key={end}
              label={t(`admin.${end}`)}
              required
              type="time"
              value={opening[end].slice(0, 5)}
              onChange={(event) => { change({ [end]: event.currentTarget.value }); }}
            />
          ))}
        </SimpleGrid>
      </One>
    );
  });
  const add = (): void => { onChange([...hours, { days: [6], opens: "09:00", closes: "18:00" }]); };
  return <List name={t("admin.hours")} rows={rows} add={t("admin.addHours")} onAdd={add} />;
}

/** Days on which it is closed, and why. */
export function ClosedDays({ days, onChange }: ListProps<ClosedDraft> & { days: readonly ClosedDraft[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const rows = days.map((closed, place) => {
    const change = (changed: Partial<ClosedDraft> | null): void => {
      onChange(replaced(days, place, changed && { ...closed, ...changed }));
    };
    const field = (name: keyof ClosedDraft, label: "day" | "reasonKo" | "reasonEn"): ReactElement => (
      <TextInput
        label={t(`admin.${label}`)}
        required
        type={name === "day" ? "date" : "text"}
        maxLength={200}
        value={closed[name]}
        onChange={(event) => { change({ [name]: event.currentTarget.value }); }}
      />
    );
    return (
      <One
        key={place}
        name={t("admin.closedDay", { number: place + 1 })}
        remove={t("admin.removeClosed", { number: place + 1 })}
        onRemove={() => { change(null); }}
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {field("day", "day")}
          {field("ko", "reasonKo")}
          {field("en", "reasonEn")}
        </SimpleGrid>
      </One>
    );
  });
  const add = (): void => { onChange([...days, { day: "", ko: "", en: "" }]); };
  return <List name={t("admin.closedDays")} rows={rows} add={t("admin.addClosed")} onAdd={add} />;
}

interface RowsProps {
  name: string;
  rows: ReactNode;
  add: string;
  onAdd: () => void;
}

function List({ name, rows, add, onAdd }: RowsProps): ReactElement {
  return (
    <Fieldset legend={name}>
      <Stack>
        {rows}
        <Button variant="light" w="fit-content" leftSection={<IconPlus size={18} aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
      </Stack>
    </Fieldset>
  );
}

interface OneProps {
  name: string;
  remove: string;
  /** None where it is the only one. */
  onRemove: (() => void) | undefined;
  children: ReactNode;
}

function One({ name, remove, onRemove, children }: OneProps): ReactElement {
  return (
    <Stack role="group" aria-label={name} gap="sm" pb="md" style={{ borderBottom: "1px solid var(--mantine-color-gray-3)" }}>
      {children}
      {onRemove && (
        <Button
          variant="subtle"
          color="red"
          w="fit-content"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={onRemove}
        >
          {remove}
        </Button>
      )}
    </Stack>
  );
}
