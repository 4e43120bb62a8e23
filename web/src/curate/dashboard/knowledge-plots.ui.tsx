import { BarChart } from "@mantine/charts";
import { Anchor, Paper, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { useCollectionName } from "../words";
import type { Dashboard } from "./dashboard.net";
import { IN_ORDER, Plot, seriesOf } from "./plot.ui";
import { ages, coverage, percent } from "./series";

const HEIGHT = 260;

interface PlotOf {
  board: Dashboard;
}

/** How many documents of each collection say a part. */
export function CoveragePlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const { t: curate } = useTranslation("curate");
  const name = useCollectionName();
  const part = (section: string): string => curate(`section.${section as "what"}`, { defaultValue: section });
  const rows = coverage(board.health);
  const series = seriesOf(
    board.health.map(({ collection }) => collection),
    name,
  );
  return (
    <Plot
      title={t("plot.coverage")}
      text={t("plot.coverageText")}
      rows={rows}
      series={series}
      of={t("part")}
      unit="%"
      name={part}
    >
      <BarChart
        h={HEIGHT}
        data={rows.map((row) => ({ ...row, name: part(row.name) }))}
        dataKey="name"
        series={series}
        unit="%"
        withLegend
        legendProps={IN_ORDER}
        yAxisProps={{ domain: [0, 100] }}
      />
    </Plot>
  );
}

export function TextPlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  return <AgePlot board={board} which="text_ages" title={t("plot.texts")} text={t("plot.textsText")} />;
}

export function ReviewPlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  return <AgePlot board={board} which="review_ages" title={t("plot.reviews")} text={t("plot.reviewsText")} />;
}

interface AgeProps extends PlotOf {
  which: "text_ages" | "review_ages";
  title: string;
  text: string;
}

function AgePlot({ board, which, title, text }: AgeProps): ReactElement {
  const { t } = useTranslation("dashboard");
  const name = useCollectionName();
  const rows = ages(board.health, which);
  const labels = [
    ...board.age_bars.map((days) => t("age.upTo", { days })),
    t("age.older", { days: board.age_bars.at(-1) ?? 0 }),
    t("age.unknown"),
  ];
  const series = seriesOf(
    labels.map((_, place) => `age${place}`),
    (key) => labels[Number(key.slice(3))] ?? key,
  );
  return (
    <Plot title={title} text={text} rows={rows} series={series} of={t("collection")} name={name}>
      <BarChart
        h={HEIGHT}
        data={rows.map((row) => ({ ...row, name: name(row.name) }))}
        dataKey="name"
        series={series}
        type="stacked"
        withLegend
        legendProps={IN_ORDER}
        yAxisProps={{ allowDecimals: false }}
      />
    </Plot>
  );
}

/** Of each collection, how many documents have everything. */
export function WholeTable({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const name = useCollectionName();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h4" mb="sm">
        {t("whole.title")}
      </Title>
      <StackedTable
        label={t("whole.title")}
        columns={[
          t("collection"),
          { figure: t("whole.documents") },
          { figure: t("whole.whole") },
          { figure: t("whole.english") },
          { figure: t("whole.asked", { count: board.example_questions }) },
        ]}
        minWidth={520}
      >
        {board.health.map((one) => (
          <StackedRow key={one.collection}>
            <StackedCell>
              <Text fw={700}>{name(one.collection)}</Text>
            </StackedCell>
            <StackedCell label={t("whole.documents")} figure>
              {one.documents}
            </StackedCell>
            {(["whole", "english", "asked"] as const).map((part) => (
              <StackedCell key={part} label={t(`whole.${part}`, { count: board.example_questions })} figure>
                {one[part]} ({percent(one[part], one.documents)}%)
              </StackedCell>
            ))}
          </StackedRow>
        ))}
      </StackedTable>
    </Paper>
  );
}

/** What begins or ends within two months. */
export function Coming({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const name = useCollectionName();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h4" mb="sm">
        {t("coming.title")}
      </Title>
      {board.coming.length === 0 ? (
        <Text c="gray.7">{t("coming.none")}</Text>
      ) : (
        <StackedTable
          label={t("coming.title")}
          columns={[t("day"), t("coming.what"), t("document"), t("collection")]}
          minWidth={480}
        >
          {board.coming.map((one) => (
            <StackedRow key={`${one.document_id} ${one.what} ${one.day}`}>
              <StackedCell label={t("day")} whole>
                {one.day}
              </StackedCell>
              <StackedCell label={t("coming.what")}>{t(`coming.${one.what}`)}</StackedCell>
              <StackedCell label={t("document")}>
                <Anchor component={Link} to={`/curate/${encodeURIComponent(one.document_id)}`}>
                  {one.title}
                </Anchor>
              </StackedCell>
              <StackedCell label={t("collection")}>{name(one.collection)}</StackedCell>
            </StackedRow>
          ))}
        </StackedTable>
      )}
    </Paper>
  );
}
