import { Accordion, Badge, Button, Group, NativeSelect, Text, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconTrash } from "@tabler/icons-react";
import { memo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDateField } from "../shared/console-dates";
import styles from "./curate.module.css";
import { editSource, removeSource, renameSource, sourceLabel, type Edit } from "./edit";
import { FieldAt } from "./field-problems.ui";
import { focusField } from "./focus-field";
import type { FieldProblem } from "./problems";
import { SOURCE_KINDS, type SourceEntry, type SourceKind } from "./procedure-types";

interface CardProps {
  source: SourceEntry;
  place: number;
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
  onRenamed: (key: string) => void;
  opened: boolean;
}

/** Where statements come from: closed it is a line, opened a form. */
export const SourceCard = memo(
  function SourceCard({ source, place, problems, change, onRenamed, opened }: CardProps): ReactElement {
    const { t } = useTranslation("curate");
    return (
      <Accordion.Item value={source.key} data-path={`sources.${place}`}>
        <Accordion.Control>
          <Group gap="xs">
            <Badge variant="light" color="gray">
              {t(`sourceKind.${source.kind}`)}
            </Badge>
            <Text span fw={600}>
              {sourceLabel(source)}
            </Text>
            {problems.length > 0 && (
              <Badge color={problems.some((problem) => problem.blocking) ? "red" : "yellow"} variant="light">
                {t("problems.count", { count: problems.length })}
              </Badge>
            )}
          </Group>
        </Accordion.Control>
        <Accordion.Panel>
          {opened && (
            <SourceFields source={source} place={place} problems={problems} change={change} onRenamed={onRenamed} />
          )}
        </Accordion.Panel>
      </Accordion.Item>
    );
  },
  (before, after) =>
    before.source === after.source &&
    before.opened === after.opened &&
    before.problems.length === after.problems.length &&
    before.place === after.place,
);

function SourceFields({ source, place, problems, change, onRenamed }: Omit<CardProps, "opened">): ReactElement {
  const { t } = useTranslation("curate");
  const field = useDateField();
  const line = (part: "name" | "article" | "title" | "url"): ReactElement => (
    <FieldAt problems={problems} path={`sources.${place}.${part}`}>
      <TextInput
        label={t(`source.${part}`)}
        placeholder={t(`sourceHint.${part}`)}
        required={part === "name"}
        type={part === "url" ? "url" : "text"}
        maxLength={part === "url" ? 2000 : 300}
        value={source[part]}
        onChange={(event) => {
          change(editSource(place, { [part]: event.currentTarget.value }));
        }}
      />
    </FieldAt>
  );
  const prose = (part: "evidence" | "note"): ReactElement => (
    <FieldAt problems={problems} path={`sources.${place}.${part}`}>
      <Textarea
        label={t(`source.${part}`)}
        description={t(`sourceHint.${part}`)}
        autosize
        minRows={2}
        maxLength={4000}
        value={source[part]}
        onChange={(event) => {
          change(editSource(place, { [part]: event.currentTarget.value }));
        }}
      />
    </FieldAt>
  );
  return (
    <div className={styles["cards"]}>
      <div className={styles["grid2"]}>
        <FieldAt problems={problems} path={`sources.${place}.kind`}>
          <NativeSelect
            label={t("source.kind")}
            value={source.kind}
            data={SOURCE_KINDS.map((kind) => ({ value: kind, label: t(`sourceKind.${kind}`) }))}
            onChange={(event) => {
              change(editSource(place, { kind: event.currentTarget.value as SourceKind }));
            }}
          />
        </FieldAt>
        {line("name")}
        {line("article")}
        {line("title")}
        <FieldAt problems={problems} path={`sources.${place}.text_version`}>
          <DateInput
            label={t("source.text_version")}
            {...field}
            clearable
            value={source.text_version ?? null}
            onChange={(day) => {
              change(editSource(place, { text_version: day }));
            }}
          />
        </FieldAt>
        {line("url")}
      </div>
      {prose("evidence")}
      {prose("note")}
      <Group justify="space-between" align="end">
        <FieldAt problems={problems} path={`sources.${place}.key`}>
          <TextInput
            label={t("source.key")}
            value={source.key}
            maxLength={80}
            spellCheck={false}
            onChange={(event) => {
              const key = event.currentTarget.value.toLowerCase();
              change(renameSource(place, key));
              onRenamed(key);
            }}
          />
        </FieldAt>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => {
            change(removeSource(place));
            focusField(`sources.${place}`, `sources.${place - 1}`, "sources");
          }}
        >
          {t("removeSource")}
        </Button>
      </Group>
    </div>
  );
}
