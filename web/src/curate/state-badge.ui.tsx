import { Badge } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { State } from "./procedure-types";

const COLORS: Readonly<Record<State, string>> = {
  draft: "gray",
  in_review: "yellow",
  scheduled: "primary",
  published: "green",
  superseded: "gray",
  withdrawn: "red",
};

/** Where a version stands. */
export function StateBadge({ state }: { state: State }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Badge variant="light" color={COLORS[state]}>
      {t(`state.${state}`)}
    </Badge>
  );
}

/** Whether citizens hear the document today. */
export function LiveBadge({ live }: { live: boolean }): ReactElement | null {
  const { t } = useTranslation("curate");
  if (!live) return null;
  return (
    <Badge variant="dot" color="green">
      {t("live")}
    </Badge>
  );
}
