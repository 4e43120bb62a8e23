import { Alert } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { ConflictSides } from "./conflict-sides.ui";
import styles from "./conflicts.module.css";
import { useDraftConflicts } from "./conflicts.net";
import type { Content } from "./procedure-types";

/** A warning where a version would contradict what is published; nothing where it would not. */
export function DraftConflicts({ id, content }: { id: string; content: Content }): ReactElement | null {
  const { t } = useTranslation("curate");
  const found = useDraftConflicts(id, content);
  if (!found.data || found.data.length === 0) return null;
  return (
    <Alert
      color="yellow"
      mb="md"
      icon={<IconScale aria-hidden />}
      title={t("contradictions.draft", { count: found.data.length })}
    >
      <div className={styles["list"]}>
        {found.data.map((one) => (
          <ConflictSides key={`${one.first.passage.id} ${one.second.passage.id} ${one.dimension}`} found={one} />
        ))}
      </div>
    </Alert>
  );
}
