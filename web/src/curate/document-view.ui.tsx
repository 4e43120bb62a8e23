import { Alert, Group, Tabs, Text, Title } from "@mantine/core";
import { IconArrowBackUp, IconClockHour4 } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import type { SessionAccount } from "../shared/console-session.net";
import { useTitle } from "../shared/use-title";
import { Audit } from "./audit.ui";
import { ChangesView } from "./changes-view.ui";
import styles from "./curate.module.css";
import { DeedBar } from "./deed-bar.ui";
import { DraftConflicts } from "./draft-conflicts.ui";
import { Editor } from "./editor.ui";
import { History } from "./history.ui";
import { hindrance } from "./permissions";
import { PreviewPane } from "./preview-pane.ui";
import { ProblemList } from "./problem-list.ui";
import { fieldProblems } from "./problems";
import type { DocumentDetail, VersionDetail } from "./procedure-types";
import { Reading } from "./reading.ui";
import { LiveBadge, StateBadge } from "./state-badge.ui";
import { hasKeptDraft } from "./use-draft";
import { useActorName, useCollectionName } from "./words";

interface ViewProps {
  detail: DocumentDetail;
  shown: VersionDetail;
  account: SessionAccount;
}

export function DocumentView({ detail, shown, account }: ViewProps): ReactElement {
  const { t } = useTranslation("curate");
  const { state, title } = shown.summary;
  useTitle(title);
  const reviewed = state === "in_review" || state === "scheduled";
  const isLive = detail.live?.summary.version === shown.summary.version;
  const [tab, setTab] = useState<string | null>(reviewed ? "changes" : "content");
  return (
    <>
      <Head detail={detail} shown={shown} />
      <Tabs value={isLive && tab === "changes" ? "content" : tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="content">{t("tab.content")}</Tabs.Tab>
          {!isLive && <Tabs.Tab value="changes">{t("tab.changes")}</Tabs.Tab>}
          <Tabs.Tab value="history">{t("tab.history", { count: detail.versions.length })}</Tabs.Tab>
          <Tabs.Tab value="audit">{t("tab.audit")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="content">
          <ContentTab detail={detail} shown={shown} account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <DeedBar detail={detail} shown={shown} account={account} />
          <Compared detail={detail} shown={shown} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <History detail={detail} />
        </Tabs.Panel>
        <Tabs.Panel value="audit" pt="md">
          <Audit id={detail.id} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Head({ detail, shown }: { detail: DocumentDetail; shown: VersionDetail }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const actor = useActorName();
  const when = useWhen();
  const { summary } = shown;
  return (
    <>
      <Group gap="sm" mt="xs" mb={4}>
        <Title order={1}>{summary.title}</Title>
        <StateBadge state={summary.state} />
        <LiveBadge live={detail.live !== null} />
      </Group>
      <Text size="sm" c="gray.7" mb="md">
        {name(detail.collection)} · {detail.id} · {t("versionNumber", { number: summary.version })} ·{" "}
        {t("by", { name: actor(summary.author), time: when(summary.updated_at) })}
      </Text>
      {summary.state === "draft" && summary.comment && (
        <Alert color="yellow" mb="md" icon={<IconArrowBackUp aria-hidden />} title={t("sentBack")}>
          {summary.comment}
        </Alert>
      )}
      {summary.state === "scheduled" && (
        <Alert color="primary" mb="md" icon={<IconClockHour4 aria-hidden />}>
          {t("scheduledFor", { day: summary.publish_on ?? "", name: actor(summary.approver ?? "") })}
        </Alert>
      )}
      {summary.state === "withdrawn" && summary.comment && (
        <Alert color="red" mb="md" title={t("withdrawn")}>
          {summary.comment}
        </Alert>
      )}
    </>
  );
}

/** The editor for whoever may write; for everybody else the text to read. */
function ContentTab({ detail, shown, account }: ViewProps): ReactElement {
  const { state } = shown.summary;
  const mayWrite = hindrance("edit", shown.summary, account) === null && state !== "in_review" && state !== "scheduled";
  const [editing, setEditing] = useState(() => hasKeptDraft(detail.id));
  if (mayWrite && (state === "draft" || editing)) {
    return (
      <Editor
        id={detail.id}
        shown={shown}
        account={account}
        onLeave={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <>
      <DeedBar
        detail={detail}
        shown={shown}
        account={account}
        onEdit={
          mayWrite
            ? () => {
                setEditing(true);
              }
            : null
        }
      />
      <div className={styles["split"]}>
        <div>
          <ProblemList problems={fieldProblems(shown.problems)} />
          <Reading content={shown.content} />
        </div>
        <PreviewPane id={detail.id} content={shown.content} />
      </div>
    </>
  );
}

/** What would change for citizens. */
function Compared({ detail, shown }: { detail: DocumentDetail; shown: VersionDetail }): ReactElement {
  const { t } = useTranslation("curate");
  const live = detail.live;
  return (
    <div className={styles["split"]}>
      <div>
        <ProblemList problems={fieldProblems(shown.problems)} />
        <DraftConflicts id={detail.id} content={shown.content} />
        <Text size="sm" c="gray.7" mb="sm">
          {live
            ? t("compare.with", { number: live.summary.version })
            : t(detail.versions.length === 1 && shown.summary.state !== "withdrawn" ? "compare.first" : "compare.nothingLive")}
        </Text>
        <ChangesView before={live?.content ?? null} after={shown.content} />
      </div>
      <PreviewPane id={detail.id} content={shown.content} />
    </div>
  );
}
