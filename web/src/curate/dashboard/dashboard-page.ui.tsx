import "@mantine/charts/styles.css";

import { Group, Paper, SegmentedControl, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useTitle } from "../../shared/use-title";
import { Loaded, ToolHead } from "../tool-frame.ui";
import { useDashboard, type Dashboard } from "./dashboard.net";
import { GapsPlot, OutcomePlot, ThumbsPlot, TopicOverTimePlot, TopicsPlot } from "./answer-plots.ui";
import { Coming, CoveragePlot, ReviewPlot, TextPlot, WholeTable } from "./knowledge-plots.ui";
import { sums } from "./series";

const PERIODS = [7, 30, 90] as const;

/** How answers went, and how fresh and whole the knowledge base is. */
export function DashboardPage(): ReactElement {
  const { t } = useTranslation("dashboard");
  useTitle(t("title"));
  const [days, setDays] = useState<number>(30);
  const board = useDashboard(days);
  return (
    <>
      <ToolHead title={t("title")} lead={t("lead")}>
        <SegmentedControl
          aria-label={t("period")}
          value={String(days)}
          data={PERIODS.map((period) => ({ value: String(period), label: t("days", { count: period }) }))}
          onChange={(value) => {
            setDays(Number(value));
          }}
        />
      </ToolHead>
      <Loaded query={board}>{(data) => <Shown board={data} />}</Loaded>
    </>
  );
}

function Shown({ board }: { board: Dashboard }): ReactElement {
  const { t } = useTranslation("dashboard");
  const first = board.days[0]?.day ?? "";
  const last = board.days.at(-1)?.day ?? "";
  return (
    <Stack gap="md" mt="md">
      <Text c="gray.7" role="status">
        {t("span", { first, last })}
      </Text>
      <Sums board={board} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <OutcomePlot board={board} />
        <TopicOverTimePlot board={board} />
        <TopicsPlot board={board} />
        <ThumbsPlot board={board} />
        <GapsPlot board={board} />
        <CoveragePlot board={board} />
        <TextPlot board={board} />
        <ReviewPlot board={board} />
      </SimpleGrid>
      <WholeTable board={board} />
      <Coming board={board} />
    </Stack>
  );
}

function Sums({ board }: { board: Dashboard }): ReactElement {
  const { t } = useTranslation("dashboard");
  const { answers, told, talks, persons } = sums(board);
  const open = (board.gaps["open"] ?? 0) + (board.gaps["drafted"] ?? 0);
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="sm">
      <Sum label={t("sum.talks")} value={String(talks)} />
      <Sum label={t("sum.answers")} value={String(answers)} />
      <Sum label={t("sum.told")} value={answers === 0 ? "-" : `${told}%`} />
      <Sum label={t("sum.persons")} value={String(persons)} />
      <Link to="/curate/tools/gaps" style={{ textDecoration: "none", color: "inherit" }}>
        <Sum label={t("sum.gaps")} value={String(open)} />
      </Link>
    </SimpleGrid>
  );
}

function Sum({ label, value }: { label: string; value: string }): ReactElement {
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" align="baseline" gap="xs">
        <Text size="sm" c="gray.7">
          {label}
        </Text>
        <Text fw={700} size="xl">
          {value}
        </Text>
      </Group>
    </Paper>
  );
}
