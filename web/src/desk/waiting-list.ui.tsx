import { Text } from "@mantine/core";
import { IconCoffee } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { EntryBadges, WaitingTime } from "./badges.ui";
import type { DeskEntry, DeskView } from "./desk-types";
import styles from "./desk.module.css";
import { useOfficialNames } from "./officials.net";
import { gist } from "./summary";
import { useNow } from "./use-now";

interface ListProps {
  view: DeskView;
  open: string | null;
}

/** Who is being served by this person, and who waits, first in line first. */
export function WaitingList({ view, open }: ListProps): ReactElement {
  const { t } = useTranslation("desk");
  const now = useNow();
  return (
    <>
      {view.mine.length > 0 && (
        <section aria-label={t("mine")}>
          <h2 className={styles["group"]}>{t("mine")}</h2>
          {view.mine.map((entry) => (
            <Entry key={entry.talk} entry={entry} now={now} open={open} place={null} />
          ))}
        </section>
      )}
      <section aria-label={t("waiting")}>
        <h2 className={styles["group"]}>{t("waitingCount", { count: view.waiting.length })}</h2>
        {view.waiting.length === 0 && <NobodyWaits />}
        <ol>
          {view.waiting.map((entry, index) => (
            <li key={entry.talk}>
              <Entry entry={entry} now={now} open={open} place={index + 1} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function NobodyWaits(): ReactElement {
  const { t } = useTranslation("desk");
  return (
    <Text px="md" pb="lg" pt="xs" c="gray.7" size="sm" component="div" ta="center">
      <IconCoffee size={32} stroke={1.5} aria-hidden style={{ margin: "0.5rem auto" }} />
      {t("nobodyWaits")}
    </Text>
  );
}

interface EntryProps {
  entry: DeskEntry;
  now: number;
  open: string | null;
  /** The place in the line; null for one who is being served. */
  place: number | null;
}

function Entry({ entry, now, open, place }: EntryProps): ReactElement {
  const { t } = useTranslation("desk");
  const name = useOfficialNames();
  return (
    <Link
      to={`/desk/${encodeURIComponent(entry.talk)}`}
      className={styles["entry"]}
      aria-current={open === entry.talk ? "page" : undefined}
      data-crisis={entry.reason === "crisis"}
    >
      <div className={styles["entryHead"]}>
        <Text fw={700} size="sm" component="span">
          {place === null ? "" : `${place}. `}
          {name(entry.official)}
        </Text>
        {place === null ? (
          <Text size="sm" fw={700} c="green.6" component="span">
            {t("inCall")}
          </Text>
        ) : (
          <WaitingTime since={entry.since} now={now} />
        )}
      </div>
      <EntryBadges entry={entry} />
      <Text size="sm" c="gray.7" className={styles["clamp"] ?? ""} component="span" lang={entry.language}>
        {gist(entry.summary) || t("noSummary")}
      </Text>
    </Link>
  );
}
