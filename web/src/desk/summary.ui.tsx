import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { DeskEntry } from "./desk-types";
import styles from "./desk.module.css";
import { summaryLines } from "./summary";

/** What a person needs to read before saying hello. */
export function Summary({ entry }: { entry: DeskEntry }): ReactElement {
  const { t } = useTranslation("desk");
  const lines = summaryLines(entry.summary);
  return (
    <section aria-label={t("summary")}>
      <h3 className={styles["heading"]}>{t("summary")}</h3>
      <dl className={styles["summary"]}>
        {lines.length === 0 && <dd>{t("noSummary")}</dd>}
        {lines.map(({ matter, text }, index) => (
          <div key={index}>
            {matter && matter !== lines[index - 1]?.matter && <dt>{t(`matter.${matter}`)}</dt>}
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
