import { Anchor } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../shared/console-dates";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import type { AuditPageData } from "./audit.net";
import { useActorName, useNote } from "./words";

export function AuditTable({ lines }: { lines: AuditPageData["items"] }): ReactElement {
  const { t } = useTranslation("curate");
  const actor = useActorName();
  const note = useNote();
  const when = useWhen();
  return (
    <StackedTable
      label={t("record.title")}
      columns={[t("audit.at"), t("audit.actor"), t("audit.action"), t("record.document"), t("audit.version"), t("audit.note")]}
      minWidth={760}
    >
      {lines.map((line) => (
        <StackedRow key={line.id}>
          <StackedCell label={t("audit.at")} whole>
            {when(line.at)}
          </StackedCell>
          <StackedCell label={t("audit.actor")}>{actor(line.actor)}</StackedCell>
          <StackedCell label={t("audit.action")} whole>
            {t(`audit.actions.${line.action as "drafted"}`, { defaultValue: line.action })}
          </StackedCell>
          <StackedCell label={t("record.document")}>
            <Anchor component={Link} to={`/curate/${encodeURIComponent(line.document_id)}`} size="sm">
              {line.document_id}
            </Anchor>
          </StackedCell>
          <StackedCell label={t("audit.version")}>{line.version ?? ""}</StackedCell>
          <StackedCell label={t("audit.note")}>{note(line.note)}</StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}
