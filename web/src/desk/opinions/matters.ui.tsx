import { Anchor, Button, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Pages } from "../../curate/pages.ui";
import { Loaded } from "../../curate/tool-frame.ui";
import { useSplit } from "../../opinions/words";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { nameOf, PAGE_SIZE, SHEET, useMatters, type MatterBoard, type MatterLine } from "./opinions.net";
import { WeeksPlot } from "./weeks-plot.ui";

/** What opinions come to: the weeks, every matter with its counts, and a sheet of them. */
export function Matters(): ReactElement {
  const { t } = useTranslation("opinions");
  const [page, setPage] = useState(1);
  const board = useMatters(page);
  return (
    <Stack p="md" gap="md">
      <Button component="a" href={SHEET} download variant="default" w="fit-content" leftSection={<IconDownload size={18} aria-hidden />}>
        {t("desk.export")}
      </Button>
      <Loaded query={board}>
        {(found) => (
          <>
            <WeeksPlot weeks={found.weeks} />
            {found.matters.length === 0 ? <Text>{t("desk.noMatters")}</Text> : <MatterTable board={found} />}
            <Pages total={found.total} size={PAGE_SIZE} page={page} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function MatterTable({ board }: { board: MatterBoard }): ReactElement {
  const { t } = useTranslation("opinions");
  const columns = [t("desk.matter"), { figure: t("desk.count") }, t("kinds"), t("desk.days"), t("desk.shown")];
  return (
    <StackedTable label={t("desk.tabs.matters")} columns={columns} minWidth={720}>
      {board.matters.map((matter) => (
        <MatterRow key={matter.id} matter={matter} fewest={board.fewest} />
      ))}
    </StackedTable>
  );
}

function MatterRow({ matter, fewest }: { matter: MatterLine; fewest: number }): ReactElement {
  const { t } = useTranslation("opinions");
  const split = useSplit();
  return (
    <StackedRow>
      <StackedCell>
        <Anchor component={Link} underline="always" to={`/desk/opinions/matters/${matter.id}`}>
          {nameOf(matter)}
        </Anchor>
        <Text size="sm" c="gray.7">
          {split.topics(matter.topics)}
        </Text>
      </StackedCell>
      <StackedCell label={t("desk.count")} figure>
        {matter.count}
      </StackedCell>
      <StackedCell label={t("kinds")}>{split.kinds(matter.kinds)}</StackedCell>
      <StackedCell label={t("desk.days")} whole>
        {matter.first_on === matter.last_on ? matter.first_on : `${matter.first_on} ~ ${matter.last_on}`}
      </StackedCell>
      <StackedCell label={t("desk.shown")}>{matter.is_public ? t("desk.isPublic") : t("desk.isNot", { fewest })}</StackedCell>
    </StackedRow>
  );
}
