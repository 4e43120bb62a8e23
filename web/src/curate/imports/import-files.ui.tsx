import { Anchor, Badge, Group, Spoiler, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage } from "../../i18n/use-language";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import styles from "./imports.module.css";
import { originalOf, type FileState, type FileWarning, type ImportedFile, type Job } from "./imports.net";
import { sizeOf } from "./uploads";

const COLORS: Readonly<Record<FileState, string>> = {
  received: "gray",
  waiting: "gray",
  reading: "primary",
  imported: "green",
  unchanged: "gray",
  failed: "red",
  cancelled: "gray",
};

const POINTING: ReadonlySet<string> = new Set(["invalid_input", "unreadable_file"]);

/** The files of a job: what became of each, and what is to be looked at. */
export function FileTable({ job, items }: { job: Job; items: readonly ImportedFile[] }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <StackedTable
      label={t("files")}
      columns={[t("column.file"), t("column.state"), t("column.notes"), t("column.links")]}
      minWidth={720}
    >
      {items.map((file) => (
        <Row key={file.id} job={job} file={file} />
      ))}
    </StackedTable>
  );
}

function Row({ job, file }: { job: Job; file: ImportedFile }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <StackedRow>
      <StackedCell>
        <Text fw={600} className={styles["name"] ?? ""}>
          {file.title || file.name}
        </Text>
        <Text size="xs" c="gray.7" className={styles["name"] ?? ""}>
          {[file.title && file.name, file.format, sizeOf(file.size)].filter(Boolean).join(" · ")}
        </Text>
      </StackedCell>
      <StackedCell label={t("column.state")} whole>
        <Badge variant="light" color={COLORS[file.state]}>
          {t(job.publish && file.state === "imported" ? "fileState.published" : `fileState.${file.state}`)}
        </Badge>
      </StackedCell>
      <StackedCell label={t("column.notes")}>
        {file.error || file.warnings.length > 0 ? <Notes file={file} /> : null}
      </StackedCell>
      <StackedCell label={t("column.links")}>
        <Links job={job.id} file={file} />
      </StackedCell>
    </StackedRow>
  );
}

/** Why it was kept out, and what a reader should look at. */
export function Notes({ file }: { file: ImportedFile }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <>
      {file.error && <ErrorText error={file.error} />}
      {file.warnings.length > 0 && (
        <Spoiler maxHeight={120} showLabel={t("more")} hideLabel={t("less")}>
          <ul className={styles["notes"]}>
            {file.warnings.map((warning, number) => (
              <WarningLine key={number} warning={warning} />
            ))}
          </ul>
        </Spoiler>
      )}
    </>
  );
}

/** What is wrong with a file; the service's own English words only where ours point to them. */
function ErrorText({ error }: { error: NonNullable<ImportedFile["error"]> }): ReactElement {
  const { t } = useTranslation("imports");
  const told = t(`error.${error.code as "file_empty"}`, { defaultValue: "" });
  const general = told === "" || POINTING.has(error.code);
  return (
    <Text size="sm" c="red.8">
      {told || t("error.other")}
      {general && (
        <Text span size="xs" c="gray.7" display="block" lang="en" className={styles["name"] ?? ""}>
          {error.message}
        </Text>
      )}
    </Text>
  );
}

function WarningLine({ warning }: { warning: FileWarning }): ReactElement {
  const { t } = useTranslation("imports");
  const language = useLanguage();
  const place = language === "ko" ? warning.place.ko : warning.place.en;
  return (
    <li>
      <Text size="sm">{t(`warning.${warning.code}`)}</Text>
      {(place || warning.quote) && (
        <Text size="xs" c="gray.7" className={styles["name"] ?? ""}>
          {[place, warning.quote && `“${warning.quote}”`].filter(Boolean).join(" · ")}
        </Text>
      )}
    </li>
  );
}

function Links({ job, file }: { job: number; file: ImportedFile }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Group gap="xs">
      {file.document_id && (
        <>
          <Anchor component={Link} size="sm" to={`/curate/tools/imports/${job}/${file.id}`}>
            {t("toPassages")}
          </Anchor>
          <Anchor component={Link} size="sm" to={`/curate/tools/imports/${job}/${file.id}?tab=proposals`}>
            {t("toProposals")}
          </Anchor>
          <Anchor component={Link} size="sm" to={`/curate/${encodeURIComponent(file.document_id)}`}>
            {t("toDraft")}
          </Anchor>
        </>
      )}
      {file.documents > 1 && (
        <Anchor component={Link} size="sm" to="/curate?state=draft">
          {t("toDrafts", { count: file.documents })}
        </Anchor>
      )}
      {file.has_original && (
        <Anchor size="sm" href={originalOf({ job, file: file.id })} target="_blank" rel="noreferrer">
          {t("toOriginal")}
        </Anchor>
      )}
    </Group>
  );
}
