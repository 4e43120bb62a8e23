import { Alert, Button, Group, Loader, Text, Title, Tooltip } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import { EntryBadges, WaitingTime } from "./badges.ui";
import { useCall } from "./calls.net";
import type { CallLine, DeskEntry } from "./desk-types";
import styles from "./desk.module.css";
import { useOfficialNames } from "./officials.net";
import { Passages } from "./passages.ui";
import { Summary } from "./summary.ui";
import { Line } from "./talk-line.ui";
import { useAcceptance } from "./use-acceptance";
import { useNow } from "./use-now";

/** A citizen who waits: what a person needs to read before saying hello. */
export function EntryView({ entry }: { entry: DeskEntry }): ReactElement {
  const name = useOfficialNames();
  const now = useNow();
  const call = useCall(entry.talk, true);
  return (
    <article aria-labelledby="entry-title">
      <header className={styles["head"]}>
        <div className={styles["headText"]}>
          <Group gap="sm">
            <Title order={2} id="entry-title">
              {name(entry.official)}
            </Title>
            <WaitingTime since={entry.since} now={now} />
          </Group>
          <Group mt={6}>
            <EntryBadges entry={entry} />
          </Group>
        </div>
        <AcceptButton entry={entry} />
      </header>
      <div className={styles["body"]}>
        <div>
          <Summary entry={entry} />
          <TalkSoFar lines={call.data?.turns ?? null} error={call.error} />
        </div>
        <div className={styles["side"]}>
          <Passages passages={call.data?.passages ?? []} />
        </div>
      </div>
    </article>
  );
}

/** Stays reachable by keyboard while it is disabled, so that its reason can be read. */
function AcceptButton({ entry }: { entry: DeskEntry }): ReactElement {
  const { t } = useTranslation("desk");
  const { accept, accepting, hindrance } = useAcceptance();
  const look = { size: "md", leftSection: <IconHeadset size={20} aria-hidden /> } as const;
  if (hindrance === null) {
    return (
      <Button
        {...look}
        color={entry.reason === "crisis" ? "red" : "primary"}
        loading={accepting}
        onClick={() => {
          accept(entry.talk);
        }}
      >
        {t("accept")}
      </Button>
    );
  }
  return (
    <Tooltip label={hindrance} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...look}
        data-disabled
        aria-disabled
        aria-description={hindrance}
        onClick={(event) => {
          event.preventDefault();
        }}
      >
        {t("accept")}
      </Button>
    </Tooltip>
  );
}

function TalkSoFar({ lines, error }: { lines: readonly CallLine[] | null; error: Error | null }): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  return (
    <section aria-label={t("soFar")} style={{ marginTop: "1.25rem" }}>
      <h3 className={styles["heading"]}>{t("soFar")}</h3>
      {error && !lines && <Alert color="red">{problem(error)}</Alert>}
      {!lines && !error && <Loader size="sm" aria-label={t("loading")} />}
      {lines?.length === 0 && (
        <Text size="sm" c="gray.7">
          {t("nothingSaid")}
        </Text>
      )}
      <div className={styles["lines"]} style={{ padding: 0 }}>
        {lines?.map((line, index) => (
          // The lines of a talk are only ever added at its end.
          <Line key={index} who={speakerOf(line.speaker)} name="" text={line.text} />
        ))}
      </div>
    </section>
  );
}

function speakerOf(speaker: string): "citizen" | "official" | "staff" {
  return speaker === "citizen" || speaker === "staff" ? speaker : "official";
}
