import { IconMicrophone, IconRobot, IconUser, IconUserCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import styles from "./desk.module.css";

export type Who = "citizen" | "official" | "staff";

const ICONS = { citizen: IconUser, official: IconRobot, staff: IconUserCheck } as const;

interface LineProps {
  who: Who;
  /** The person's name; empty: only the part in the talk. */
  name: string;
  text: string;
  /** Words that are still being recognised. */
  partial?: boolean;
  /** Words that were not played any more. */
  unheard?: string;
  /** Whether the words were spoken, not typed. */
  spoken?: boolean;
}

/** One turn of the talk. */
export function Line({ who, name, text, partial = false, unheard = "", spoken = false }: LineProps): ReactElement {
  const { t } = useTranslation("desk");
  const Icon = ICONS[who];
  return (
    <div className={styles["line"]} data-who={who} data-partial={partial} data-side={who === "staff" ? "end" : "start"}>
      <span className={styles["who"]}>
        <Icon size={15} aria-hidden />
        {name || t(`who.${who}`)}
        {spoken && <IconMicrophone size={14} aria-label={t("bySpeech")} />}
      </span>
      <span className={styles["bubble"]}>
        {text}
        {partial && " …"}
        {unheard && (
          <s title={t("unheard")} style={{ opacity: 0.65 }}>
            {" "}
            {unheard}
          </s>
        )}
      </span>
    </div>
  );
}
