import { Accordion, Button, Menu, Text, Textarea, TextInput, Title } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconPlus } from "@tabler/icons-react";
import { useCallback, useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDateField } from "../shared/console-dates";
import styles from "./curate.module.css";
import { addSection, addSource, freeKey, sourceLabel, type Edit } from "./edit";
import { FieldProblems } from "./field-problems.ui";
import { below, type FieldProblem } from "./problems";
import { SECTION_KINDS, WRITTEN, type Procedure } from "./procedure-types";
import { QuestionsForm } from "./questions-form.ui";
import { SectionCard } from "./section-card.ui";
import { SourceCard } from "./source-card.ui";

interface FormProps {
  content: Procedure;
  problems: readonly FieldProblem[];
  /** Has to stay the same function, so that cards that did not change are not drawn. */
  change: (edit: Edit) => void;
}

/** A procedure, field by field. */
export function ProcedureForm({ content, problems, change }: FormProps): ReactElement {
  const { t } = useTranslation("curate");
  const [openSource, setOpenSource] = useState<string | null>(null);
  const { sources } = content;
  const addFor = useCallback(
    (section: number | null) => {
      setOpenSource(freeKey(sources));
      change(addSource(section));
    },
    [change, sources],
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
      <AddSection change={change} />
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
        onChange={(key) => {
          setOpenSource(key);
        }}
      >
        {content.sources.map((source, place) => (
          // The place is what stays when the key is edited.
          <SourceCard
            key={place}
            source={source}
            place={place}
            problems={below(problems, `sources.${place}`)}
            change={change}
            onRenamed={setOpenSource}
            opened={openSource === source.key}
          />
        ))}
      </Accordion>
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            addFor(null);
          }}
        >
          {t("addSource")}
        </Button>
      </div>
      <QuestionsForm questions={content.questions} problems={problems} change={change} />
    </div>
  );
}

function Sections({
  content,
  problems,
  change,
  onNewSource,
}: FormProps & { onNewSource: (section: number) => void }): ReactElement {
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

function AddSection({ change }: { change: (edit: Edit) => void }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div>
      <Menu position="bottom-start" width={260} shadow="md">
        <Menu.Target>
          <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />}>
            {t("addSection")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: "auto" }}>
          {SECTION_KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              onClick={() => {
                change(addSection(kind));
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

function HeadFields({ content, problems, change }: FormProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <section className={styles["card"]} aria-label={t("part.head")}>
      <div className={styles["cards"]}>
        <div className={styles["grid2"]}>
          {WRITTEN.map((language) => (
            <div key={language}>
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
              <FieldProblems problems={problems} path={`title.${language}`} />
            </div>
          ))}
          {WRITTEN.map((language) => (
            <div key={language}>
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
              <FieldProblems problems={problems} path={`summary.${language}`} />
            </div>
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
      <div>
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
        <FieldProblems problems={problems} path="effective_from" />
      </div>
      <div>
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
        <FieldProblems problems={problems} path="effective_until" />
      </div>
    </div>
  );
}
