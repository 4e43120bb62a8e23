import { Anchor, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { AuditPageData } from "./audit.net";
import { useActorName, useWhen } from "./words";

export function AuditTable({ lines }: { lines: AuditPageData["items"] }): ReactElement {
  const { t } = useTranslation("curate");
  const actor = useActorName();
  const when = useWhen();
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("record.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("audit.at")}</Table.Th>
            <Table.Th>{t("audit.actor")}</Table.Th>
            <Table.Th>{t("audit.action")}</Table.Th>
            <Table.Th>{t("record.document")}</Table.Th>
            <Table.Th>{t("audit.version")}</Table.Th>
            <Table.Th>{t("audit.note")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td style={{ whiteSpace: "nowrap" }}>{when(line.at)}</Table.Td>
              <Table.Td>{actor(line.actor)}</Table.Td>
              <Table.Td style={{ whiteSpace: "nowrap" }}>
                {t(`audit.actions.${line.action as "drafted"}`, { defaultValue: line.action })}
              </Table.Td>
              <Table.Td>
                <Anchor component={Link} to={`/curate/${encodeURIComponent(line.document_id)}`} size="sm">
                  {line.document_id}
                </Anchor>
              </Table.Td>
              <Table.Td>{line.version ?? ""}</Table.Td>
              <Table.Td>{line.note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
