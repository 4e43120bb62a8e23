import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Source } from "./facilities.net";

/** Where it was read, and when. */
export function SourceNote({ source }: { source: Source }): ReactElement {
  const { t } = useTranslation("facilities");
  return (
    <small>
      {t("source")}{" "}
      <a href={source.url} target="_blank" rel="noreferrer">
        {source.name}
      </a>{" "}
      ({t("readOn", { day: source.read_on })})
    </small>
  );
}
