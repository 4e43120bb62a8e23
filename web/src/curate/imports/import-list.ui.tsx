import { Anchor, Badge, EmptyState, Paper, Progress, Table, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Pages } from "../pages.ui";
import { Loaded } from "../tool-frame.ui";
import { useActorName, useCollectionName, useWhen } from "../words";
import styles from "./imports.module.css";
import { isUnfinished, useJobs, type Job, type JobState } from "./imports.net";

/** Every job, newest first. */
export function ImportList(): ReactElement {
  const { t } = useTranslation("imports");
  const [page, setPage] = useState(1);
  const jobs = useJobs(page);
  return (
    <Paper withBorder radius="lg">
      <Loaded query={jobs}>
        {({ items, total, page_size }) => (
          <>
            {items.length === 0 ? (
              <EmptyState
                py="xl"
                icon={<IconFileImport size={36} aria-hidden />}
                title={t("none")}
                description={t("noneText")}
              />
            ) : (
              <JobTable items={items} />
            )}
            <Pages total={total} size={page_size} page={page} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Paper>
  );
}

function JobTable({ items }: { items: readonly Job[] }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover aria-label={t("jobs")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.files")}</Table.Th>
            <Table.Th>{t("column.collection")}</Table.Th>
            <Table.Th>{t("column.state")}</Table.Th>
            <Table.Th>{t("column.outcome")}</Table.Th>
            <Table.Th>{t("column.author")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function JobRow({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  const count = filesOf(job);
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/curate/tools/imports/${job.id}`} fw={600} className={styles["name"] ?? ""}>
          {job.first}
        </Anchor>
        <Text size="xs" c="gray.7">
          {t("filesInAll", { count })}
        </Text>
      </Table.Td>
      <Table.Td>{name(job.collection)}</Table.Td>
      <Table.Td>
        <JobBadge state={job.state} />
        {job.publish && (
          <Text size="xs" c="gray.7" mt={4}>
            {t("atOnce")}
          </Text>
        )}
        {isUnfinished(job) && <JobProgress job={job} />}
      </Table.Td>
      <Table.Td>
        <Outcome job={job} />
      </Table.Td>
      <Table.Td>
        {actor(job.author)}
        <Text size="xs" c="gray.7">
          {when(job.created_at)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

export function filesOf(job: Job): number {
  return Object.values(job.files).reduce((sum, count) => sum + count, 0);
}

const COLORS: Readonly<Record<JobState, string>> = {
  queued: "gray",
  running: "primary",
  done: "green",
  failed: "red",
  cancelled: "gray",
};

export function JobBadge({ state }: { state: JobState }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Badge variant="light" color={COLORS[state]}>
      {t(`state.${state}`)}
    </Badge>
  );
}

/** How far the job is. */
export function JobProgress({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Progress.Root mt={6} size="md">
      <Progress.Section value={job.progress * 100} aria-label={t("progress")} animated />
    </Progress.Root>
  );
}

/** How many of its files became what. */
export function Outcome({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  const { imported = 0, unchanged = 0, failed = 0 } = job.files;
  const parts = [
    job.documents.published > 0 && t("outcome.published", { count: job.documents.published }),
    imported > 0 && !job.publish && t("outcome.imported", { count: imported }),
    unchanged > 0 && t("outcome.unchanged", { count: unchanged }),
    failed > 0 && t("outcome.failed", { count: failed }),
    job.warnings > 0 && t("outcome.warnings", { count: job.warnings }),
  ];
  return <Text size="sm">{parts.filter((part) => part !== false).join(" · ")}</Text>;
}
