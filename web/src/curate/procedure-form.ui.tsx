import { Accordion, Button, Menu, Text, Textarea, TextInput, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconPlus } from "@tabler/icons-react";
import { useCallback, useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDateField } from "../shared/console-dates";
import styles from "./curate.module.css";
import { addSection, addSource, freeKey, sourceLabel, type Edit } from "./edit";
import { FieldAt, FieldProblems } from "./field-problems.ui";
import { focusField } from "./focus-field";
import { below, type FieldProblem } from "./problems";
import { SECTION_KINDS, WRITTEN, type Procedure } from "./procedure-types";
import { QuestionsForm } from "./questions-form.ui";
import { SectionCard } from "./section-card.ui";
import { SourceCard } from "./source-card.ui";

interface FormProps {
  content: Procedure;
  problems: readonly FieldProblem[];
  /** The key of the source that is open. */
  openSource: string | null;
  onOpenSource: (key: string | null) => void;
  /** Has to stay the same function, so that cards that did not change are not drawn. */
  change: (edit: Edit) => void;
}

/** A procedure, field by field. */
export function ProcedureForm({ content, problems, openSource, onOpenSource, change }: FormProps): ReactElement {
  const { t } = useTranslation("curate");
  const { sources } = content;
  const addFor = useCallback(
    (section: number | null) => {
      onOpenSource(freeKey(sources));
      change(addSource(section));
      focusField(`sources.${sources.length}.kind`);
    },
    [change, onOpenSource, sources],
  );
  return (
    <div className={styles["cards"]}>
      <HeadFields content={content} problems={problems} change={change} />
      <Title order={2} mt="sm">
        {t("part.sections")}
      </Title>
      <Text size="sm" c="gray.7">
        {t("part.sectionsText")}
      </Text>
      <FieldProblems problems={problems} path="sections" />
      <Sections content={content} problems={problems} change={change} onNewSource={addFor} />
      <AddSection place={content.sections.length} change={change} />
      <Title order={2} mt="sm">
        {t("part.sources")}
      </Title>
      <Text size="sm" c="gray.7">
        {t("part.sourcesText")}
      </Text>
      <Accordion
        variant="separated"
        chevronPosition="left"
        value={openSource}
        onChange={onOpenSource}
      >
        {content.sources.map((source, place) => (
          // The place is what stays when the key is edited.
          <SourceCard
            key={place}
            source={source}
            place={place}
            problems={below(problems, `sources.${place}`)}
            change={change}
            onRenamed={onOpenSource}
            opened={openSource === source.key}
          />
        ))}
      </Accordion>
      <div>
        <Button
          variant="light"
          data-path="sources"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            addFor(null);
          }}
        >
          {t("addSource")}
        </Button>
      </div>
      <QuestionsForm questions={content.questions} sections={content.sections} problems={problems} change={change} />
    </div>
  );
}

interface PartProps {
  content: Procedure;
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
}

function Sections({
  content,
  problems,
  change,
  onNewSource,
}: PartProps & { onNewSource: (section: number) => void }): ReactElement {
  const choices = useMemo(
    () => content.sources.map((source) => ({ value: source.key, label: sourceLabel(source) })),
    [content.sources],
  );
  return (
    <>
      {content.sections.map((section, place) => (
        <SectionCard
          // A section has no name of its own; its place is what the problems speak of.
          key={place}
          section={section}
          place={place}
          last={place === content.sections.length - 1}
          choices={choices}
          problems={problems}
          change={change}
          onNewSource={onNewSource}
        />
      ))}
    </>
  );
}

/** Adds one at `place`, the end. */
function AddSection({ place, change }: { place: number; change: (edit: Edit) => void }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div>
      <Menu position="bottom-start" width={260} shadow="md">
        <Menu.Target>
          <Button variant="light" data-path="sections" leftSection={<IconPlus size={18} aria-hidden />}>
            {t("addSection")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          {SECTION_KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              onClick={() => {
                change(addSection(kind));
                focusField(`sections.${place}.ko`);
              }}
            >
              {t(`section.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function HeadFields({ content, problems, change }: PartProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <section className={styles["card"]} aria-label={t("part.head")}>
      <div className={styles["cards"]}>
        <div className={styles["grid2"]}>
          {WRITTEN.map((language) => (
            <FieldAt key={language} problems={problems} path={`title.${language}`}>
              <TextInput
                label={t(`field.title.${language}`)}
                required={language === "ko"}
                lang={language}
                maxLength={300}
                value={content.title[language]}
                onChange={(event) => {
                  const value = event.currentTarget.value;
                  change((before) => ({ ...before, title: { ...before.title, [language]: value } }));
                }}
              />
            </FieldAt>
          ))}
          {WRITTEN.map((language) => (
            <FieldAt key={language} problems={problems} path={`summary.${language}`}>
              <Textarea
                label={t(`field.summary.${language}`)}
                lang={language}
                autosize
                minRows={2}
                maxLength={4000}
                value={content.summary[language]}
                onChange={(event) => {
                  const value = event.currentTarget.value;
                  change((before) => ({ ...before, summary: { ...before.summary, [language]: value } }));
                }}
              />
            </FieldAt>
          ))}
        </div>
        <Dates
          from={content.effective_from ?? null}
          until={content.effective_until ?? null}
          problems={problems}
          onChange={(dates) => {
            change((before) => ({ ...before, ...dates }));
          }}
        />
      </div>
    </section>
  );
}

interface DatesProps {
  from: string | null;
  until: string | null;
  problems: readonly FieldProblem[];
  onChange: (dates: { effective_from?: string | null; effective_until?: string | null }) => void;
}

/** The first and the last day on which a rule applies. */
export function Dates({ from, until, problems, onChange }: DatesProps): ReactElement {
  const { t } = useTranslation("curate");
  const field = useDateField();
  return (
    <div className={styles["grid2"]}>
      <FieldAt problems={problems} path="effective_from">
        <DateInput
          {...field}
          clearable
          label={t("field.effectiveFrom")}
          description={t("field.effectiveFromText")}
          value={from}
          onChange={(day) => {
            onChange({ effective_from: day });
          }}
        />
      </FieldAt>
      <FieldAt problems={problems} path="effective_until">
        <DateInput
          {...field}
          clearable
          label={t("field.effectiveUntil")}
          description={t("field.effectiveUntilText")}
          value={until}
          onChange={(day) => {
            onChange({ effective_until: day });
          }}
        />
      </FieldAt>
    </div>
  );
}
