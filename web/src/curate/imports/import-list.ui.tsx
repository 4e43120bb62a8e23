import { Anchor, Badge, EmptyState, Paper, Progress, Text } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../../shared/console-dates";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { Pages } from "../pages.ui";
import { Loaded } from "../tool-frame.ui";
import { useActorName, useCollectionName } from "../words";
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
    <StackedTable
      label={t("jobs")}
      columns={[t("column.files"), t("column.collection"), t("column.state"), t("column.outcome"), t("column.author")]}
      minWidth={720}
    >
      {items.map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
    </StackedTable>
  );
}

function JobRow({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  const count = filesOf(job);
  return (
    <StackedRow>
      <StackedCell>
        <Anchor component={Link} to={`/curate/tools/imports/${job.id}`} fw={600} className={styles["name"] ?? ""}>
          {job.first}
        </Anchor>
        <Text size="xs" c="gray.7">
          {t("filesInAll", { count })}
        </Text>
      </StackedCell>
      <StackedCell label={t("column.collection")}>{name(job.collection)}</StackedCell>
      <StackedCell label={t("column.state")}>
        <JobBadge state={job.state} />
        {job.publish && (
          <Text size="xs" c="gray.7" mt={4}>
            {t("atOnce")}
          </Text>
        )}
        {isUnfinished(job) && <JobProgress job={job} />}
      </StackedCell>
      <StackedCell label={t("column.outcome")}>
        <Outcome job={job} />
      </StackedCell>
      <StackedCell label={t("column.author")}>
        {actor(job.author)}
        <Text size="xs" c="gray.7">
          {when(job.created_at)}
        </Text>
      </StackedCell>
    </StackedRow>
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
