import { Alert, Button, Group, Loader, Modal, NativeSelect, Text, Timeline } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { ChangesView } from "./changes-view.ui";
import type { DocumentDetail, VersionSummary } from "./procedure-types";
import { span } from "./procedure-table.ui";
import { useVersion } from "./procedures.net";
import { StateBadge } from "./state-badge.ui";
import { useActorName } from "./words";

/** Every version, newest first. */
export function History({ detail }: { detail: DocumentDetail }): ReactElement {
  const { t } = useTranslation("curate");
  const [opened, setOpened] = useState<VersionSummary | null>(null);
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
        {opened && <Compared key={opened.version} detail={detail} version={opened.version} />}
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

/** The version beside any other one; at first beside the one before it. */
function Compared({ detail, version }: { detail: DocumentDetail; version: number }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const others = detail.versions.filter((other) => other.version !== version);
  const [before, setBefore] = useState(others.find((other) => other.version < version)?.version ?? null);
  const now = useVersion(detail.id, version);
  const then = useVersion(detail.id, before);
  const error = now.error ?? then.error;
  const waits = !now.data || (before !== null && !then.data);
  return (
    <>
      {others.length > 0 && (
        <NativeSelect
          mb="sm"
          maw="20rem"
          label={t("compare.choose")}
          value={before ?? ""}
          data={[
            { value: "", label: t("compare.nothing") },
            ...others.map((other) => ({
              value: String(other.version),
              label: `${t("versionNumber", { number: other.version })} · ${t(`state.${other.state}`)}`,
            })),
          ]}
          onChange={(event) => {
            setBefore(event.currentTarget.value === "" ? null : Number(event.currentTarget.value));
          }}
        />
      )}
      {error && <Alert color="red">{problem(error)}</Alert>}
      {!error && waits && <Loader aria-label={t("loading")} />}
      {!error && now.data && !waits && (
        <ChangesView before={before === null ? null : (then.data?.content ?? null)} after={now.data.content} />
      )}
    </>
  );
}
