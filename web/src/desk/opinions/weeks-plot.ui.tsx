import "@mantine/charts/styles.css";

import { BarChart } from "@mantine/charts";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { IN_ORDER, Plot, seriesOf } from "../../curate/dashboard/plot.ui";
import { shortDay, type Row } from "../../curate/dashboard/series";
import { KINDS } from "../../opinions/opinions.net";
import type { Week } from "./opinions.net";

const HEIGHT = 240;

/** Approved opinions by the week they came in. */
export function WeeksPlot({ weeks }: { weeks: readonly Week[] }): ReactElement {
  const { t } = useTranslation("opinions");
  const rows: Row[] = weeks.map(({ monday, ...kinds }) => ({ name: shortDay(monday), ...kinds }));
  const series = seriesOf(KINDS, (kind) => t(`kind.${kind as "praise"}`));
  return (
    <Plot title={t("desk.weeks")} text={t("desk.weeksText")} rows={rows} series={series} of={t("desk.week")}>
      <BarChart
        h={HEIGHT}
        data={rows}
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
