import { Alert } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { ConflictSides } from "./conflict-sides.ui";
import styles from "./conflicts.module.css";
import type { FoundConflict } from "./conflicts";
import { useDraftConflicts } from "./conflicts.net";
import type { Content } from "./procedure-types";

/** A warning where a version would contradict what is published or its own translation; nothing where it would not. */
export function DraftConflicts({ id, content }: { id: string; content: Content }): ReactElement | null {
  const { t } = useTranslation("curate");
  const found = useDraftConflicts(id, content).data ?? [];
  const translations = found.filter((one) => one.kind === "translation");
  const others = found.filter((one) => one.kind !== "translation");
  return (
    <>
      <Warning title={t("contradictions.draft", { count: others.length })} found={others} />
      <Warning title={t("contradictions.draftTranslation", { count: translations.length })} found={translations} />
    </>
  );
}

function Warning({ title, found }: { title: string; found: readonly FoundConflict[] }): ReactElement | null {
  if (found.length === 0) return null;
  return (
    <Alert color="yellow" mb="md" icon={<IconScale aria-hidden />} title={title}>
      <div className={styles["list"]}>
        {found.map((one) => (
          <ConflictSides key={`${one.first.passage.id} ${one.second.passage.id} ${one.dimension}`} found={one} />
        ))}
      </div>
    </Alert>
  );
}
