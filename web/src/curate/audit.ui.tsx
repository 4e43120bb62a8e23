import { Alert, Loader, Paper } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { useAudit } from "./procedures.net";
import { useActorName, useNote } from "./words";

/** Who did what, and when. */
export function Audit({ id }: { id: string }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const actor = useActorName();
  const note = useNote();
  const when = useWhen();
  const audit = useAudit(id);
  if (audit.isPending) return <Loader aria-label={t("loading")} />;
  if (audit.isError) return <Alert color="red">{problem(audit.error)}</Alert>;
  return (
    <Paper withBorder radius="lg">
      <StackedTable
        label={t("tab.audit")}
        columns={[t("audit.at"), t("audit.actor"), t("audit.action"), t("audit.version"), t("audit.note")]}
        minWidth={640}
      >
        {audit.data.map((entry) => (
          <StackedRow key={`${entry.at}|${entry.action}|${entry.version ?? ""}`}>
            <StackedCell label={t("audit.at")} whole>
              {when(entry.at)}
            </StackedCell>
            <StackedCell label={t("audit.actor")}>{actor(entry.actor)}</StackedCell>
            <StackedCell label={t("audit.action")}>
              {t(`audit.actions.${entry.action as "drafted"}`, { defaultValue: entry.action })}
            </StackedCell>
            <StackedCell label={t("audit.version")}>{entry.version ?? ""}</StackedCell>
            <StackedCell label={t("audit.note")}>{note(entry.note)}</StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Paper>
  );
}
