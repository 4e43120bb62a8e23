import { Anchor, Badge, Group, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDistricts } from "../shared/districts.net";
import styles from "./curate.module.css";
import { sourceLabel } from "./edit";
import { partNames } from "./parts";
import type { Content, ExampleQuestion, PlainDocument, Procedure, Section, SourceEntry } from "./procedure-types";
import { span } from "./procedure-table.ui";
import { usePartName } from "./words";

/** A version to be read: what is said, and on whose word. */
export function Reading({ content }: { content: Content }): ReactElement {
  return content.kind === "procedure" ? <ReadProcedure content={content} /> : <ReadDocument content={content} />;
}

function ReadProcedure({ content }: { content: Procedure }): ReactElement {
  const { t } = useTranslation("curate");
  const { title, summary } = content;
  const names = partNames(content.sections);
  return (
    <div className={styles["cards"]}>
      <section className={styles["card"]} aria-label={t("part.head")}>
        <Text fw={700} size="lg">
          {title.ko}
        </Text>
        {title.en && (
          <Text c="dimmed" lang="en">
            {title.en}
          </Text>
        )}
        {summary.ko && <Text mt="xs">{summary.ko}</Text>}
        {(["en", "ja", "zh"] as const).map(
          (language) =>
            summary[language] && (
              <Text key={language} mt={4} c="dimmed" lang={language}>
                {summary[language]}
              </Text>
            ),
        )}
        <Effective content={content} />
      </section>
      <Title order={2} mt="xs">
        {t("part.sections")}
      </Title>
      {content.sections.map((section, place) => (
        <ReadSection key={place} section={section} name={names[place] ?? ""} sources={content.sources} />
      ))}
      <Title order={2} mt="xs">
        {t("part.sources")}
      </Title>
      <div className={styles["card"]}>
        <div className={styles["cards"]}>
          {content.sources.map((source) => (
            <ReadSource key={source.key} source={source} />
          ))}
        </div>
      </div>
      <Title order={2} mt="xs">
        {t("part.questions")}
      </Title>
      <ReadQuestions questions={content.questions} />
    </div>
  );
}

function Effective({ content }: { content: Content }): ReactElement | null {
  const { t } = useTranslation("curate");
  const days = span(content.effective_from, content.effective_until);
  if (!days) return null;
  return (
    <Text mt="xs" size="sm" c="dimmed">
      {t("history.effective", { span: days })}
    </Text>
  );
}

interface SectionProps {
  section: Section;
  /** `deadline-2` */
  name: string;
  sources: readonly SourceEntry[];
}

function ReadSection({ section, name, sources }: SectionProps): ReactElement {
  const { t } = useTranslation("curate");
  const partName = usePartName();
  const { named } = useDistricts();
  const used = section.sources.map((key) => sources.find((source) => source.key === key) ?? key);
  return (
    <section className={styles["card"]} aria-label={partName(name)}>
      <Badge variant="light" mb="xs">
        {partName(name)}
      </Badge>
      {section.districts.map((district) => (
        <Badge key={district} variant="outline" mb="xs" ml={6}>
          {named(district)}
        </Badge>
      ))}
      <div className={styles["grid2"]}>
        <Text lang="ko">{section.ko}</Text>
        <Text lang="en" c="dimmed">
          {section.en || t("reading.noEnglish")}
        </Text>
      </div>
      <Group gap={6} mt="sm">
        {used.map((source) => (
          <Badge key={typeof source === "string" ? source : source.key} variant="outline" color="gray.7" tt="none">
            {typeof source === "string" ? source : sourceLabel(source)}
          </Badge>
        ))}
      </Group>
    </section>
  );
}

function ReadSource({ source }: { source: SourceEntry }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div>
      <Group gap="xs">
        <Badge variant="light" color="gray">
          {t(`sourceKind.${source.kind}`)}
        </Badge>
        <SourceName source={source} />
        {source.text_version && (
          <Text size="sm" c="dimmed" span>
            {t("reading.version", { day: source.text_version })}
          </Text>
        )}
      </Group>
      {source.evidence && <blockquote className={styles["cite"]}>{source.evidence}</blockquote>}
      {source.note && (
        <Text size="sm" c="dimmed" mt={4}>
          {t("source.note")}: {source.note}
        </Text>
      )}
    </div>
  );
}

function SourceName({ source }: { source: SourceEntry }): ReactElement {
  const { t } = useTranslation("curate");
  const name = source.title ? `${sourceLabel(source)} (${source.title})` : sourceLabel(source);
  if (!source.url) {
    return (
      <Text fw={600} span>
        {name}
      </Text>
    );
  }
  return (
    <Anchor href={source.url} target="_blank" rel="noreferrer" fw={600}>
      {name}
      <IconExternalLink
        size={14}
        style={{ display: "inline", verticalAlign: "-1px", marginLeft: 3 }}
        aria-label={t("newWindow")}
      />
    </Anchor>
  );
}

function ReadQuestions({ questions }: { questions: readonly ExampleQuestion[] }): ReactElement {
  const { t } = useTranslation("curate");
  const partName = usePartName();
  return (
    <div className={styles["card"]}>
      {questions.length === 0 && <Text c="dimmed">{t("reading.noQuestions")}</Text>}
      <ul>
        {questions.map((question, place) => (
          <li key={place}>
            <span lang={question.language}>{question.text}</span>
            {question.part && (
              <Badge variant="light" tt="none" ml={6}>
                <VisuallyHidden>{t("question.part")}: </VisuallyHidden>
                {partName(question.part)}
              </Badge>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReadDocument({ content }: { content: PlainDocument }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div className={styles["cards"]}>
      <section className={styles["card"]} aria-label={t("part.head")}>
        <Text fw={700} size="lg">
          {content.title}
        </Text>
        {content.locator && <Text c="dimmed">{content.locator}</Text>}
        {content.source_url && (
          <Anchor href={content.source_url} target="_blank" rel="noreferrer">
            {content.source_url}
          </Anchor>
        )}
        <Effective content={content} />
        <Text mt="md" className={styles["words"] ?? ""}>
          {content.text}
        </Text>
      </section>
      <Title order={2} mt="xs">
        {t("part.questions")}
      </Title>
      <ReadQuestions questions={content.questions.map((text) => ({ language: "ko", text, part: "" }))} />
    </div>
  );
}
