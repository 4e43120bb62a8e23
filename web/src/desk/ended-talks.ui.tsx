import { Alert, Badge, EmptyState, Loader, Text } from "@mantine/core";
import { IconMoodCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { useEndedTalks } from "./calls.net";
import type { EndedTalk } from "./desk-types";
import { useOfficialNames } from "./officials.net";

/** The reports of talks that an official ended after a warning: who, when, and how each turn stood; no words. */
export function EndedTalks(): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const ended = useEndedTalks();
  if (ended.isPending) return <Loader m="xl" aria-label={t("loading")} />;
  if (ended.isError) {
    return (
      <Alert color="red" m="md">
        {problem(ended.error)}
      </Alert>
    );
  }
  if (ended.data.length === 0) {
    return (
      <EmptyState
        py="xl"
        icon={<IconMoodCheck size={36} aria-hidden />}
        title={t("ended.none")}
        description={t("ended.noneText")}
      />
    );
  }
  return (
    <StackedTable
      label={t("ended.title")}
      columns={[t("ended.closed"), t("ended.official"), t("ended.reason"), t("ended.person"), t("ended.turns")]}
      minWidth={640}
    >
      {ended.data.map((one) => (
        <Report key={one.talk} ended={one} />
      ))}
    </StackedTable>
  );
}

function Report({ ended }: { ended: EndedTalk }): ReactElement {
  const { t } = useTranslation("desk");
  const when = useWhen();
  const name = useOfficialNames();
  return (
    <StackedRow>
      <StackedCell label={t("ended.closed")} whole>
        {when(ended.closed_at)}
      </StackedCell>
      <StackedCell label={t("ended.official")}>{name(ended.official)}</StackedCell>
      <StackedCell label={t("ended.reason")}>
        <Badge variant="light" c="dark" color={ended.reason === "threat" ? "red" : "orange"}>
          {t(`ended.${ended.reason}`)}
        </Badge>
      </StackedCell>
      <StackedCell label={t("ended.person")}>
        {ended.person_wanted_at ? t("ended.personAt", { when: when(ended.person_wanted_at) }) : t("ended.noPerson")}
      </StackedCell>
      <StackedCell label={t("ended.turns")}>
        <Text size="sm">{ended.turns.map((turn) => t(`ended.status.${turn.status}`)).join(" → ")}</Text>
      </StackedCell>
    </StackedRow>
  );
}
