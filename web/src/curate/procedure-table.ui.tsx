import { Anchor, Group, Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import styles from "./curate.module.css";
import type { DocumentSummary } from "./procedure-types";
import { LiveBadge, StateBadge } from "./state-badge.ui";
import { useActorName, useCollectionName, useWhen } from "./words";

export function ProcedureTable({ items }: { items: readonly DocumentSummary[] }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover aria-label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.title")}</Table.Th>
            <Table.Th>{t("column.collection")}</Table.Th>
            <Table.Th>{t("column.state")}</Table.Th>
            <Table.Th>{t("column.effective")}</Table.Th>
            <Table.Th>{t("column.author")}</Table.Th>
            <Table.Th>{t("column.updated")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ item }: { item: DocumentSummary }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/curate/${encodeURIComponent(item.id)}`} className={styles["title"] ?? ""}>
          {item.title}
        </Anchor>
        <Text size="xs" c="gray.7">
          {item.id}
        </Text>
      </Table.Td>
      <Table.Td>{name(item.collection)}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <StateBadge state={item.state} />
          {item.state !== "published" && <LiveBadge live={item.is_live} />}
        </Group>
        <Text size="xs" c="gray.7" mt={2}>
          {t("versionNumber", { number: item.version })}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        {span(item.effective_from, item.effective_until) || t("noDates")}
      </Table.Td>
      <Table.Td>{actor(item.author)}</Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>{when(item.updated_at)}</Table.Td>
    </Table.Tr>
  );
}

/** `2009-10-02 ~`, `~ 2026-12-31` */
export function span(from: string | null | undefined, until: string | null | undefined): string {
  return from || until ? `${from ?? ""} ~ ${until ?? ""}`.trim() : "";
}
