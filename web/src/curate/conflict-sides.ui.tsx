import { Anchor, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import styles from "./conflicts.module.css";
import { cutAt, type ConflictSide, type FoundConflict } from "./conflicts";
import { span } from "./procedure-table.ui";

/** Two passages beside each other, the figures that differ marked. */
export function ConflictSides({ found }: { found: FoundConflict }): ReactElement {
  return (
    <div className={styles["sides"]}>
      <SideView side={found.first} />
      <SideView side={found.second} />
    </div>
  );
}

function SideView({ side }: { side: ConflictSide }): ReactElement {
  const { t } = useTranslation("curate");
  const { passage } = side;
  const [before, figure, after] = cutAt(passage.text, side.start, side.end);
  const days = span(passage.effective_from, passage.effective_until);
  return (
    <div className={styles["side"]}>
      <Text size="sm" c="gray.7">
        <Anchor component={Link} to={`/curate/${encodeURIComponent(passage.document_id)}`} fw={700} size="sm">
          {passage.title}
        </Anchor>{" "}
        · {passage.section === "text" ? t("contradictions.text") : t(`section.${passage.section}`)}
        {passage.version > 0 && ` · ${t("versionNumber", { number: passage.version })}`}
        {days && ` · ${days}`}
      </Text>
      <p className={styles["text"]} lang={passage.language}>
        {before}
        <mark>{figure}</mark>
        {after}
      </p>
      {passage.sources.map((source) => (
        <Text key={source.name + source.article} size="xs" c="gray.7">
          {[source.name, source.article].filter(Boolean).join(" ")}
          {source.text_version && ` · ${t("reading.version", { day: source.text_version })}`}
        </Text>
      ))}
    </div>
  );
}
