import { BarChart, LineChart } from "@mantine/charts";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useCollectionName } from "../words";
import type { Dashboard } from "./dashboard.net";
import { IN_ORDER, Plot, seriesOf } from "./plot.ui";
import { byCollection, byDay, OUTCOMES, outcomes, type Row } from "./series";

const HEIGHT = 260;

interface PlotOf {
  board: Dashboard;
}

/** Of a hundred answers, how many ended how. */
export function OutcomePlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const rows = outcomes(board);
  const series = seriesOf(OUTCOMES, (name) => t(`outcome.${name as "answered"}`));
  return (
    <Plot title={t("plot.outcomes")} text={t("plot.outcomesText")} rows={rows} series={series} of={t("day")}>
      <BarChart h={HEIGHT} data={rows} dataKey="name" series={series} type="percent" withLegend legendProps={IN_ORDER} withBarValueLabel={false} />
    </Plot>
  );
}

export function TopicOverTimePlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const name = useCollectionName();
  const rows = byCollection(board);
  const series = seriesOf(
    board.collections.map(({ collection }) => collection),
    name,
  );
  return (
    <Plot title={t("plot.collections")} text={t("plot.collectionsText")} rows={rows} series={series} of={t("day")}>
      <LineChart h={HEIGHT} data={rows} dataKey="name" series={series} curveType="linear" withLegend legendProps={IN_ORDER} withDots={false} />
    </Plot>
  );
}

export function TopicsPlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const rows: Row[] = board.topics.map(({ title, answers }) => ({ name: title, answers }));
  const series = seriesOf(["answers"], () => t("answers"));
  return (
    <Plot title={t("plot.topics")} text={t("plot.topicsText")} rows={rows} series={series} of={t("document")}>
      <BarChart
        h={Math.max(HEIGHT, rows.length * 30)}
        data={rows}
        dataKey="name"
        series={series}
        orientation="vertical"
        gridAxis="x"
        yAxisProps={{ width: 130 }}
        xAxisProps={{ allowDecimals: false }}
      />
    </Plot>
  );
}

export function ThumbsPlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const rows = byDay(board, ["up", "down"]);
  const series = seriesOf(["up", "down"], (name) => t(`thumb.${name as "up"}`));
  return (
    <Plot title={t("plot.thumbs")} text={t("plot.thumbsText")} rows={rows} series={series} of={t("day")}>
      <BarChart h={HEIGHT} data={rows} dataKey="name" series={series} withLegend legendProps={IN_ORDER} yAxisProps={{ allowDecimals: false }} />
    </Plot>
  );
}

export function GapsPlot({ board }: PlotOf): ReactElement {
  const { t } = useTranslation("dashboard");
  const rows = byDay(board, ["gaps_opened", "gaps_closed"]);
  const series = seriesOf(["gaps_opened", "gaps_closed"], (name) => t(`gap.${name as "gaps_opened"}`));
  return (
    <Plot title={t("plot.gaps")} text={t("plot.gapsText")} rows={rows} series={series} of={t("day")}>
      <LineChart
        h={HEIGHT}
        data={rows}
        dataKey="name"
        series={series}
        curveType="linear"
        withLegend
        legendProps={IN_ORDER}
        withDots={false}
        yAxisProps={{ allowDecimals: false }}
      />
    </Plot>
  );
}
