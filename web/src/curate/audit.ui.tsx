import { Alert, Loader, Paper, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import { useAudit } from "./procedures.net";
import { useActorName, useWhen } from "./words";

/** Who did what, and when. */
export function Audit({ id }: { id: string }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const actor = useActorName();
  const when = useWhen();
  const audit = useAudit(id);
  if (audit.isPending) return <Loader aria-label={t("loading")} />;
  if (audit.isError) return <Alert color="red">{problem(audit.error)}</Alert>;
  return (
    <Paper withBorder radius="lg">
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("tab.audit")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("audit.at")}</Table.Th>
              <Table.Th>{t("audit.actor")}</Table.Th>
              <Table.Th>{t("audit.action")}</Table.Th>
              <Table.Th>{t("audit.version")}</Table.Th>
              <Table.Th>{t("audit.note")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {audit.data.map((entry) => (
              <Table.Tr key={`${entry.at}|${entry.action}|${entry.version ?? ""}`}>
                <Table.Td style={{ whiteSpace: "nowrap" }}>{when(entry.at)}</Table.Td>
                <Table.Td>{actor(entry.actor)}</Table.Td>
                <Table.Td>{t(`audit.actions.${entry.action as "drafted"}`, { defaultValue: entry.action })}</Table.Td>
                <Table.Td>{entry.version ?? ""}</Table.Td>
                <Table.Td>{entry.note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
