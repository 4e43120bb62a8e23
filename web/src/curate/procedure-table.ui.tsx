import { Anchor, Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../shared/console-dates";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import styles from "./curate.module.css";
import type { DocumentSummary } from "./procedure-types";
import { LiveBadge, StateBadge } from "./state-badge.ui";
import { useActorName, useCollectionName } from "./words";

export function ProcedureTable({ items }: { items: readonly DocumentSummary[] }): ReactElement {
  const { t } = useTranslation("curate");
  const columns = (["title", "collection", "state", "effective", "author", "updated"] as const).map((name) =>
    t(`column.${name}`),
  );
  return (
    <StackedTable label={t("title")} columns={columns} minWidth={820}>
      {items.map((item) => (
        <Row key={item.id} item={item} />
      ))}
    </StackedTable>
  );
}

function Row({ item }: { item: DocumentSummary }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  return (
    <StackedRow>
      <StackedCell>
        <Anchor component={Link} to={`/curate/${encodeURIComponent(item.id)}`} className={styles["title"] ?? ""}>
          {item.title}
        </Anchor>
        <Text size="xs" c="gray.7">
          {item.id}
        </Text>
      </StackedCell>
      <StackedCell label={t("column.collection")}>{name(item.collection)}</StackedCell>
      <StackedCell label={t("column.state")}>
        <Group gap={6}>
          <StateBadge state={item.state} />
          {item.state !== "published" && <LiveBadge live={item.is_live} />}
        </Group>
        <Text size="xs" c="gray.7" mt={2}>
          {t("versionNumber", { number: item.version })}
        </Text>
      </StackedCell>
      <StackedCell label={t("column.effective")} whole>
        {span(item.effective_from, item.effective_until) || t("noDates")}
      </StackedCell>
      <StackedCell label={t("column.author")}>{actor(item.author)}</StackedCell>
      <StackedCell label={t("column.updated")} whole>
        {when(item.updated_at)}
      </StackedCell>
    </StackedRow>
  );
}

/** `2009-10-02 ~`, `~ 2026-12-31` */
export function span(from: string | null | undefined, until: string | null | undefined): string {
  return from || until ? `${from ?? ""} ~ ${until ?? ""}`.trim() : "";
}
