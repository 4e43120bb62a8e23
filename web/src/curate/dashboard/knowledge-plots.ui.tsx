import { BarChart } from "@mantine/charts";
import { Anchor, Paper, Table, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

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
      <Table.ScrollContainer minWidth={520}>
        <Table aria-label={t("whole.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("collection")}</Table.Th>
              <Table.Th ta="right">{t("whole.documents")}</Table.Th>
              <Table.Th ta="right">{t("whole.whole")}</Table.Th>
              <Table.Th ta="right">{t("whole.english")}</Table.Th>
              <Table.Th ta="right">{t("whole.asked", { count: board.example_questions })}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {board.health.map((one) => (
              <Table.Tr key={one.collection}>
                <Table.Th scope="row">{name(one.collection)}</Table.Th>
                <Table.Td ta="right">{one.documents}</Table.Td>
                {[one.whole, one.english, one.asked].map((count, place) => (
                  <Table.Td key={place} ta="right">
                    {count} ({percent(count, one.documents)}%)
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
        <Table.ScrollContainer minWidth={480}>
          <Table aria-label={t("coming.title")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("day")}</Table.Th>
                <Table.Th>{t("coming.what")}</Table.Th>
                <Table.Th>{t("document")}</Table.Th>
                <Table.Th>{t("collection")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {board.coming.map((one) => (
                <Table.Tr key={`${one.document_id} ${one.what} ${one.day}`}>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>{one.day}</Table.Td>
                  <Table.Td>{t(`coming.${one.what}`)}</Table.Td>
                  <Table.Td>
                    <Anchor component={Link} to={`/curate/${encodeURIComponent(one.document_id)}`}>
                      {one.title}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{name(one.collection)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}
