import { Anchor, Badge, Group, List, Paper, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useWhen } from "../../shared/console-dates";
import type { Opinion } from "./opinions.net";

const FLAGS = ["sounds_like_danger", "is_abusive", "asks_for_act"] as const;

/** One opinion with what the AI marked, what was decided so far, and what can be done. */
export function OpinionCard({ opinion, children }: { opinion: Opinion; children: ReactNode }): ReactElement {
  const { t } = useTranslation("opinions");
  const flags = FLAGS.filter((flag) => opinion[flag]);
  return (
    <Paper withBorder p="md" component="article" tabIndex={-1} aria-label={t("desk.opinion", { id: opinion.id })}>
      <Group gap="xs" mb="xs">
        <Badge variant="light" c="dark">
          {t(`kind.${opinion.kind}`)}
        </Badge>
        <Text size="sm" c="gray.7">
          {[t(`topic.${opinion.topic ?? "none"}`), opinion.received_on].join(" · ")}
        </Text>
        {flags.map((flag) => (
          <Badge key={flag} color="orange" variant="light" c="dark" leftSection={<IconAlertTriangle size={14} aria-hidden />}>
            {t(`desk.flag.${flag}`)}
          </Badge>
        ))}
        {opinion.reason && <Badge color="gray" variant="light" c="dark">{t(`desk.reason.${opinion.reason}`)}</Badge>}
      </Group>
      {flags.length > 0 && (
        <Text size="sm" c="gray.7">
          {t("desk.flagNote")}
        </Text>
      )}
      <Text lang={opinion.language} my="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {opinion.text}
      </Text>
      {children}
      <Record opinion={opinion} />
    </Paper>
  );
}

function Record({ opinion }: { opinion: Opinion }): ReactElement | null {
  const { t } = useTranslation("opinions");
  const when = useWhen();
  if (opinion.acts.length === 0) return null;
  return (
    <details style={{ marginTop: 12 }}>
      <summary>{t("desk.history", { count: opinion.acts.length })}</summary>
      <List size="sm" mt="xs">
        {opinion.acts.map((line) => (
          <List.Item key={line.at}>
            {when(line.at)} · {line.account} · {t(`desk.act.${line.act}`)}
            {line.act === "decline" && ` (${t(`desk.reason.${line.detail as "abuse"}`)})`}
          </List.Item>
        ))}
      </List>
      {opinion.matter !== null && (
        <Anchor component={Link} to={`/desk/opinions/matters/${opinion.matter}`} underline="always" size="sm">
          {t("desk.toMatter")}
        </Anchor>
      )}
    </details>
  );
}
