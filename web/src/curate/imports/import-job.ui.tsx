import { Anchor, Button, Group, Paper, Select, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../../shared/console-dates";
import { tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { Pages } from "../pages.ui";
import { Loaded } from "../tool-frame.ui";
import { useActorName, useCollectionName } from "../words";
import { FileTable } from "./import-files.ui";
import styles from "./imports.module.css";
import { filesOf, JobBadge, JobProgress, Outcome } from "./import-list.ui";
import { FILES_SHOWN, isUnfinished, useFiles, useJob, useJobDeed, type FileState, type Job } from "./imports.net";

/** One job and its files. */
export function ImportJob({ id, writes }: { id: number; writes: boolean }): ReactElement {
  const { t } = useTranslation("imports");
  const job = useJob(id);
  return (
    <>
      <Anchor component={Link} to="/curate/tools/imports" size="sm" className={styles["back"] ?? ""}>
        <IconArrowLeft size={16} aria-hidden /> {t("back")}
      </Anchor>
      <Loaded query={job}>{(found) => <Whole job={found} writes={writes} />}</Loaded>
    </>
  );
}

function Whole({ job, writes }: { job: Job; writes: boolean }): ReactElement {
  const { t } = useTranslation("imports");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  return (
    <>
      <Group justify="space-between" align="start" mt="xs">
        <div>
          <Title order={1}>{t("job", { name: job.first, count: filesOf(job) })}</Title>
          <Text c="gray.7" mt={4}>
            {name(job.collection)} · {actor(job.author)} · {when(job.created_at)}
          </Text>
        </div>
        {writes && <Deeds job={job} />}
      </Group>
      <Paper withBorder radius="lg" p="md" my="md" role="status" aria-live="polite">
        <Group gap="sm">
          <JobBadge state={job.state} />
          <Outcome job={job} />
        </Group>
        {isUnfinished(job) && (
          <>
            <JobProgress job={job} />
            <Text size="sm" c="gray.7" mt={4}>
              {job.reading ? t("reading", { name: job.reading }) : t("soon")}
            </Text>
          </>
        )}
        {!isUnfinished(job) && (
          <Text size="sm" c="gray.7" mt={4}>
            {t(job.publish && job.state === "done" ? "stateText.published" : `stateText.${job.state as "done"}`)}
          </Text>
        )}
      </Paper>
      <Files job={job} />
    </>
  );
}

function Deeds({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  const problem = useProblemText();
  const deed = useJobDeed(job.id);
  const act = (what: "cancel" | "retry"): void => {
    settle(
      deed.mutateAsync(what),
      () => undefined,
      (error) => {
        tellProblem(problem(error));
      },
    );
  };
  const again = (job.files.failed ?? 0) + (job.files.cancelled ?? 0) > 0;
  if (isUnfinished(job)) {
    return (
      <Button
        variant="default"
        leftSection={<IconPlayerStop size={18} aria-hidden />}
        loading={deed.isPending}
        onClick={() => {
          act("cancel");
        }}
      >
        {t("cancel")}
      </Button>
    );
  }
  return (
    <>
      {again && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          loading={deed.isPending}
          onClick={() => {
            act("retry");
          }}
        >
          {t("retry")}
        </Button>
      )}
    </>
  );
}

const SHOWN = ["imported", "unchanged", "failed", "cancelled"] as const satisfies readonly FileState[];

function Files({ job }: { job: Job }): ReactElement {
  const { t } = useTranslation("imports");
  const { t: inCurate } = useTranslation("curate");
  const [state, setState] = useState<FileState | null>(null);
  const [page, setPage] = useState(1);
  const files = useFiles(job.id, state, page, Math.round(job.progress * filesOf(job)));
  return (
    <Paper withBorder radius="lg">
      <Group p="md">
        <Select
          aria-label={t("filter")}
          placeholder={t("everyState")}
          data={SHOWN.map((one) => ({ value: one, label: t(`fileState.${one}`) }))}
          value={state}
          clearable
          clearButtonProps={{ "aria-label": inCurate("clear") }}
          onChange={(value) => {
            setPage(1);
            setState(SHOWN.find((one) => one === value) ?? null);
          }}
        />
      </Group>
      <Loaded query={files}>
        {({ items, total }) => (
          <>
            <FileTable job={job} items={items} />
            <Pages total={total} size={FILES_SHOWN} page={page} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Paper>
  );
}
