import { Anchor, Badge, Group, Spoiler, Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage } from "../../i18n/use-language";
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

/** The files of a job: what became of each, and what is to be looked at. */
export function FileTable({ job, items }: { job: Job; items: readonly ImportedFile[] }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("files")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.file")}</Table.Th>
            <Table.Th>{t("column.state")}</Table.Th>
            <Table.Th>{t("column.notes")}</Table.Th>
            <Table.Th>{t("column.links")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((file) => (
            <Row key={file.id} job={job} file={file} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ job, file }: { job: Job; file: ImportedFile }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Table.Tr style={{ verticalAlign: "top" }}>
      <Table.Td maw="20rem">
        <Text fw={600} className={styles["name"] ?? ""}>
          {file.title || file.name}
        </Text>
        <Text size="xs" c="gray.7" className={styles["name"] ?? ""}>
          {[file.title && file.name, file.format, sizeOf(file.size)].filter(Boolean).join(" · ")}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={COLORS[file.state]}>
          {t(job.publish && file.state === "imported" ? "fileState.published" : `fileState.${file.state}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Notes file={file} />
      </Table.Td>
      <Table.Td>
        <Links job={job.id} file={file} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Why it was kept out, and what a reader should look at. */
export function Notes({ file }: { file: ImportedFile }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <>
      {file.error && (
        <Text size="sm" c="red.8">
          {t(`error.${file.error.code as "file_empty"}`, { defaultValue: t("error.other") })}
          <Text span size="xs" c="gray.7" display="block" className={styles["name"] ?? ""}>
            {file.error.message}
          </Text>
        </Text>
      )}
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
