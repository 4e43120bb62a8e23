import { Alert, Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft, IconFilePlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { Loaded } from "../tool-frame.ui";
import { useCollectionName } from "../words";
import { DismissDialog, MergeDialog } from "./gap-dialogs.ui";
import { Reasons } from "./gaps-page.ui";
import { useDecide, useDraftGap, useGap, type Gap, type GapDetail } from "./gaps.net";

/** One matter with its questions, and what can be done about it. */
export function GapView({ id, writes }: { id: number; writes: boolean }): ReactElement {
  const { t } = useTranslation("gaps");
  const gap = useGap(id);
  return (
    <>
      <Anchor component={Link} to="/curate/tools/gaps" size="sm">
        <IconArrowLeft size={16} aria-hidden style={{ display: "inline", verticalAlign: "-3px", marginRight: 4 }} />
        {t("back")}
      </Anchor>
      <Loaded query={gap}>{(detail) => <Shown detail={detail} writes={writes} />}</Loaded>
    </>
  );
}

function Shown({ detail, writes }: { detail: GapDetail; writes: boolean }): ReactElement {
  const { t } = useTranslation("gaps");
  const name = useCollectionName();
  const { gap } = detail;
  return (
    <Stack gap="lg" mt="xs">
      <div>
        <Title order={1}>{gap.label}</Title>
        <Group gap="xs" mt={6}>
          <Badge variant="light" color={gap.state === "closed" ? "green" : "primary"}>
            {t(`state.${gap.state}`)}
          </Badge>
          <Text c="gray.7">
            {[name(gap.official), t("citizens", { count: gap.citizens }), ...gap.terms].join(" · ")}
          </Text>
        </Group>
      </div>
      {gap.answer && (
        <Alert color="green" title={t("answered")}>
          {gap.answer}
        </Alert>
      )}
      {gap.note && (
        <Alert color="gray" title={t("dismissedBy", { name: gap.decided_by })}>
          {gap.note}
        </Alert>
      )}
      {gap.document_id && (
        <Text>
          {t("document")}{" "}
          <Anchor component={Link} to={`/curate/${encodeURIComponent(gap.document_id)}`}>
            {gap.document_id}
          </Anchor>
        </Text>
      )}
      {writes && <Deeds gap={gap} />}
      <Questions detail={detail} />
    </Stack>
  );
}

function Deeds({ gap }: { gap: Gap }): ReactElement {
  const { t } = useTranslation("gaps");
  const problem = useProblemText();
  const navigate = useNavigate();
  const draft = useDraftGap(gap.id);
  const decide = useDecide(gap.id);
  const [dismissing, dismiss] = useDisclosure(false);
  const [merging, merge] = useDisclosure(false);
  const error = draft.error ?? decide.error;
  const working = gap.state === "open" || gap.state === "drafted";
  return (
    <div>
      <Group gap="sm">
        {gap.state === "open" && (
          <Button
            leftSection={<IconFilePlus size={18} aria-hidden />}
            loading={draft.isPending}
            onClick={() => {
              settle(draft.mutateAsync(), ({ document_id: id }) => {
                tellDone(t("draft.done"));
                void navigate(`/curate/${encodeURIComponent(id)}`);
              });
            }}
          >
            {t("draft.make")}
          </Button>
        )}
        {working && (
          <>
            <Button variant="default" onClick={merge.open}>
              {t("merge.open")}
            </Button>
            <Button variant="default" onClick={dismiss.open}>
              {t("dismiss.open")}
            </Button>
          </>
        )}
        {gap.state !== "open" && gap.state !== "expired" && (
          <Button
            variant="default"
            loading={decide.isPending}
            onClick={() => {
              settle(decide.mutateAsync({ deed: "reopen" }), () => {
                tellDone(t("reopened"));
              });
            }}
          >
            {t("reopen")}
          </Button>
        )}
      </Group>
      {error && (
        <Alert color="red" role="alert" mt="sm">
          {hasCode(error, "conflict") ? t("conflict") : problem(error)}
        </Alert>
      )}
      <DismissDialog gap={gap} opened={dismissing} onClose={dismiss.close} />
      <MergeDialog gap={gap} opened={merging} onClose={merge.close} />
    </div>
  );
}

function Questions({ detail }: { detail: GapDetail }): ReactElement {
  const { t } = useTranslation("gaps");
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t("asked", { count: detail.gap.questions })}
        </Title>
        <Reasons gap={detail.gap} />
      </Group>
      <Text size="sm" c="gray.7" mb="sm">
        {t("askedText")}
      </Text>
      <StackedTable
        label={t("askedLabel")}
        columns={[t("column.question"), t("column.reason"), t("column.day")]}
        minWidth={480}
      >
        {detail.questions.map((question, number) => (
          <StackedRow key={`${question.text} ${number}`}>
            <StackedCell>
              <span lang={question.language}>{question.text}</span>
            </StackedCell>
            <StackedCell label={t("column.reason")}>{t(`reason.${question.reason}`)}</StackedCell>
            <StackedCell label={t("column.day")} whole>
              {question.asked_on}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Paper>
  );
}
