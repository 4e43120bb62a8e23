import { Anchor, Badge, Group, Progress, Table, Text } from "@mantine/core";
import { Fragment, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { span } from "./procedure-table.ui";
import { contributionsOf, verdictOf, type Verdict } from "./search-tester";
import type { Trial, TrialResult } from "./search-tester.net";
import styles from "./search-tester.module.css";
import { useCollectionName } from "./words";

const COLORS: Readonly<Record<Verdict, string>> = { answer: "green", near: "yellow", silent: "gray" };

/** The ranking with the lines above which an official answers, or offers a title. */
export function TrialView({ trial }: { trial: Trial }): ReactElement {
  const { t } = useTranslation("curate");
  const percent = usePercent();
  return (
    <section aria-label={t("tester.results")}>
      <Text size="sm" c="gray.7" mt="lg" mb="sm" role="status">
        {t("tester.summary", { day: trial.as_of, count: trial.items.length, nothing: percent(trial.nothing) })}
      </Text>
      <ol className={styles["results"]}>
        {trial.items.map((result, place) => {
          const verdict = verdictOf(result.probability, trial);
          const before = trial.items[place - 1];
          const above = before ? verdictOf(before.probability, trial) : "answer";
          return (
            <Fragment key={result.passage.document_id}>
              {verdict !== above && <Line verdict={verdict} trial={trial} />}
              <li>
                <ResultCard result={result} place={place + 1} verdict={verdict} />
              </li>
            </Fragment>
          );
        })}
      </ol>
    </section>
  );
}

/** Between two results, where the probability falls below a bar. */
function Line({ verdict, trial }: { verdict: Verdict; trial: Trial }): ReactElement {
  const { t } = useTranslation("curate");
  const percent = usePercent();
  const bar = verdict === "near" ? trial.answer_from : trial.near_from;
  return (
    <li className={styles["line"]}>
      {t(verdict === "near" ? "tester.answerLine" : "tester.nearLine", { bar: percent(bar) })}
    </li>
  );
}

function ResultCard({ result, place, verdict }: { result: TrialResult; place: number; verdict: Verdict }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const percent = usePercent();
  const { passage } = result;
  const days = span(passage.effective_from, passage.effective_until);
  return (
    <article className={styles["result"]}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="gray.7">
          <Text span fw={700}>
            {place}.
          </Text>{" "}
          <Anchor component={Link} to={`/curate/${encodeURIComponent(passage.document_id)}`} fw={700}>
            {passage.title}
          </Anchor>{" "}
          · {name(passage.collection)} · {t("versionNumber", { number: passage.version })}
          {days && ` · ${days}`}
        </Text>
        <Group gap="xs">
          <Badge color={COLORS[verdict]} variant="light">
            {t(`tester.${verdict}`)}
          </Badge>
          <Text fw={700}>{percent(result.probability)}</Text>
        </Group>
      </Group>
      <Progress
        value={result.probability * 100}
        color={COLORS[verdict]}
        mt={6}
        aria-label={t("tester.probability")}
      />
      <p className={styles["text"]} lang={passage.language}>
        {passage.text}
      </p>
      <details className={styles["why"]}>
        <summary>{t("tester.why")}</summary>
        <Why result={result} />
      </details>
    </article>
  );
}

function Why({ result }: { result: TrialResult }): ReactElement {
  const { t } = useTranslation("curate");
  const told = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing={4} aria-label={t("tester.why")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("tester.part")}</Table.Th>
            <Table.Th ta="right">{t("tester.value")}</Table.Th>
            <Table.Th ta="right">{t("tester.weight")}</Table.Th>
            <Table.Th ta="right">{t("tester.adds")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contributionsOf(result).map(({ name, value, weight, adds }) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`tester.parts.${name as "passage"}`, { defaultValue: name })}</Table.Td>
              <Table.Td ta="right">{told(value)}</Table.Td>
              <Table.Td ta="right">{told(weight)}</Table.Td>
              <Table.Td ta="right">{told(adds)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th colSpan={3}>{t("tester.utility")}</Table.Th>
            <Table.Th ta="right">{told(result.utility)}</Table.Th>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function usePercent(): (share: number) => string {
  const { i18n } = useTranslation("curate");
  return (share) => share.toLocaleString(i18n.language, { style: "percent", maximumFractionDigits: 1 });
}
