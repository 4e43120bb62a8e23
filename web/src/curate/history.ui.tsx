import { Alert, Button, Group, Loader, Modal, Text, Timeline } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import { ChangesView } from "./changes-view.ui";
import type { DocumentDetail, VersionSummary } from "./procedure-types";
import { span } from "./procedure-table.ui";
import { useVersion } from "./procedures.net";
import { StateBadge } from "./state-badge.ui";
import { useActorName, useWhen } from "./words";

/** Every version, newest first. */
export function History({ detail }: { detail: DocumentDetail }): ReactElement {
  const { t } = useTranslation("curate");
  const [opened, setOpened] = useState<VersionSummary | null>(null);
  const before = detail.versions.find((version) => opened && version.version < opened.version) ?? null;
  return (
    <>
      <Timeline bulletSize={22} lineWidth={2} active={detail.versions.length}>
        {detail.versions.map((version) => (
          <Timeline.Item
            key={version.version}
            title={<VersionTitle version={version} live={detail.live?.summary.version === version.version} />}
          >
            <VersionFacts version={version} />
            <Button
              mt="xs"
              size="compact-sm"
              variant="light"
              onClick={() => {
                setOpened(version);
              }}
            >
              {t("history.look")}
            </Button>
          </Timeline.Item>
        ))}
      </Timeline>
      <Modal
        opened={opened !== null}
        onClose={() => {
          setOpened(null);
        }}
        size="xl"
        title={opened ? t("history.version", { number: opened.version }) : ""}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {opened && <Compared id={detail.id} version={opened.version} before={before?.version ?? null} />}
      </Modal>
    </>
  );
}

function VersionTitle({ version, live }: { version: VersionSummary; live: boolean }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Group gap="xs">
      <Text fw={700} span>
        {t("versionNumber", { number: version.version })} · {version.title}
      </Text>
      <StateBadge state={version.state} />
      {live && (
        <Text span size="sm" c="green.6" fw={700}>
          {t("live")}
        </Text>
      )}
    </Group>
  );
}

function VersionFacts({ version }: { version: VersionSummary }): ReactElement {
  const { t } = useTranslation("curate");
  const actor = useActorName();
  const when = useWhen();
  const facts = [
    t("history.written", { name: actor(version.author), time: when(version.updated_at) }),
    version.approver &&
      t("history.approved", {
        name: actor(version.approver),
        time: when(version.published_at) || version.publish_on || "",
      }),
    span(version.effective_from, version.effective_until) &&
      t("history.effective", { span: span(version.effective_from, version.effective_until) }),
    version.superseded_on && t("history.superseded", { day: version.superseded_on }),
    version.comment && t("history.comment", { text: version.comment }),
  ];
  return (
    <>
      {facts.filter(Boolean).map((fact) => (
        <Text key={fact} size="sm" c="gray.7">
          {fact}
        </Text>
      ))}
    </>
  );
}

function Compared({ id, version, before }: { id: string; version: number; before: number | null }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const now = useVersion(id, version);
  const then = useVersion(id, before);
  const error = now.error ?? then.error;
  if (error) return <Alert color="red">{problem(error)}</Alert>;
  if (!now.data || (before !== null && !then.data)) return <Loader aria-label={t("loading")} />;
  return (
    <>
      <Text size="sm" c="gray.7" mb="sm">
        {before === null ? t("compare.first") : t("compare.with", { number: before })}
      </Text>
      <ChangesView before={then.data?.content ?? null} after={now.data.content} />
    </>
  );
}
