import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Followed } from "./petitions.net";

/** Whether changes are told by e-mail, and what they wait for: the letter that asks whose the address is. */
export function NoticeStanding({ confirmation }: { confirmation: Followed["confirmation"] }): ReactElement | null {
  const { t } = useTranslation("petitions");
  if (!confirmation) return null;
  if (confirmation.is_confirmed) return <p>{t("notice.on")}</p>;
  return <p>{t(`notice.asking.${confirmation.letter ?? "gone"}`)}</p>;
}
