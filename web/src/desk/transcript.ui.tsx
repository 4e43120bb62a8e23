import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { splitAtHeard, type Entry, type Transcript } from "../talk/transcript";
import styles from "./desk.module.css";
import { Line } from "./talk-line.ui";

const NEAR_END_PX = 80;

/** The talk as it goes on; stays at its end unless somebody has scrolled back. */
export function TranscriptView({ transcript }: { transcript: Transcript }): ReactElement {
  const { t } = useTranslation("desk");
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [transcript.entries, transcript.partial]);
  return (
    <div
      ref={box}
      className={styles["lines"]}
      role="log"
      aria-label={t("live")}
      aria-live="polite"
      // A long talk is scrolled by keyboard too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: it }) => {
        atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < NEAR_END_PX;
      }}
    >
      {transcript.entries.map((entry) => (
        <EntryLine key={entry.kind === "answer" ? entry.id : entry.key} entry={entry} />
      ))}
      {transcript.partial && <Line who="citizen" name="" text={transcript.partial} partial spoken />}
    </div>
  );
}

function EntryLine({ entry }: { entry: Entry }): ReactElement | null {
  const { t } = useTranslation("desk");
  switch (entry.kind) {
    case "citizen":
      return <Line who="citizen" name="" text={entry.text} spoken={entry.via === "voice"} />;
    case "staff":
      return <Line who="staff" name={entry.name} text={entry.text} />;
    case "answer": {
      const { heard, unheard } = splitAtHeard(entry);
      const asked = entry.clarify && !heard.includes(entry.clarify.question) ? ` ${entry.clarify.question}` : "";
      return heard || unheard || asked ? <Line who="official" name="" text={heard + asked} unheard={unheard} /> : null;
    }
    case "announcement":
    case "filed":
    case "booked":
      return <p className={styles["note"]}>{entry.text}</p>;
    case "driver":
      return (
        <p className={styles["note"]}>
          {entry.driver.kind === "person" ? t("drives.person", { name: entry.driver.name }) : t("drives.ai")}
        </p>
      );
    case "official":
      return <p className={styles["note"]}>{t("drives.official")}</p>;
    case "problem":
      return <p className={styles["note"]}>{t("drives.problem")}</p>;
  }
}
