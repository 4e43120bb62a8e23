import { Badge, Group } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconLanguage } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { DeskEntry } from "./desk-types";
import styles from "./desk.module.css";
import { clockText, durationText, isLong, waited } from "./waiting";

const COLORS = {
  crisis: "red",
  staff_decided: "primary",
  abuse: "yellow",
  no_answer: "gray",
  citizen_asked: "primary",
} as const;

/** Why a citizen waits, in which language, and whether a connection dropped before. */
export function EntryBadges({ entry }: { entry: DeskEntry }): ReactElement {
  const { t } = useTranslation("desk");
  const crisis = entry.reason === "crisis";
  return (
    <Group gap={6}>
      <Badge
        color={COLORS[entry.reason]}
        variant={crisis ? "filled" : "light"}
        leftSection={crisis ? <IconAlertTriangle size={14} aria-hidden /> : null}
      >
        {t(`reason.${entry.reason}`)}
      </Badge>
      {entry.returned && (
        <Badge color="yellow" variant="filled" autoContrast leftSection={<IconArrowBackUp size={14} aria-hidden />}>
          {t("returned")}
        </Badge>
      )}
      <Badge color="gray.7" variant="outline" leftSection={<IconLanguage size={14} aria-hidden />}>
        {t(`language.${entry.language}`)}
      </Badge>
    </Group>
  );
}

/** How long a citizen has waited; red when it is long. */
export function WaitingTime({ since, now }: { since: string; now: number }): ReactElement {
  const { t } = useTranslation("desk");
  const time = waited(since, now);
  return (
    <time className={styles["time"]} dateTime={durationText(time)} data-long={isLong(time)} title={t("waitedFor")}>
      {clockText(time)}
    </time>
  );
}
