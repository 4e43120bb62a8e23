import { Alert, Anchor, Button, EmptyState, Loader, Text } from "@mantine/core";
import { IconCheck, IconPhone, IconPhoneCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import { tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { useCallbacks, useFinishCallback } from "./calls.net";
import type { CallbackRequest } from "./desk-types";
import { useOfficialNames } from "./officials.net";

/** Citizens who asked to be called when nobody was there. */
export function Callbacks(): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const callbacks = useCallbacks();
  if (callbacks.isPending) return <Loader m="xl" aria-label={t("loading")} />;
  if (callbacks.isError) {
    return (
      <Alert color="red" m="md">
        {problem(callbacks.error)}
      </Alert>
    );
  }
  if (callbacks.data.length === 0) {
    return (
      <EmptyState
        py="xl"
        icon={<IconPhoneCheck size={36} aria-hidden />}
        title={t("callbacks.none")}
        description={t("callbacks.noneText")}
      />
    );
  }
  return (
    <StackedTable
      label={t("callbacks.title")}
      columns={[t("callbacks.since"), t("callbacks.official"), t("callbacks.contact"), t("callbacks.act")]}
      minWidth={520}
    >
      {callbacks.data.map((callback) => (
        <CallbackRow key={callback.id} callback={callback} />
      ))}
    </StackedTable>
  );
}

function CallbackRow({ callback }: { callback: CallbackRequest }): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const when = useWhen();
  const name = useOfficialNames();
  const finish = useFinishCallback();
  return (
    <StackedRow>
      <StackedCell label={t("callbacks.since")} whole>
        {when(callback.requested_at)}
      </StackedCell>
      <StackedCell label={t("callbacks.official")}>{name(callback.official)}</StackedCell>
      <StackedCell label={t("callbacks.contact")}>
        <Contact contact={callback.contact} />
      </StackedCell>
      <StackedCell>
        <Button
          size="compact-md"
          variant="light"
          color="green"
          loading={finish.isPending}
          leftSection={<IconCheck size={16} aria-hidden />}
          aria-label={t("callbacks.doneFor", { contact: callback.contact })}
          onClick={() => {
            settle(
              finish.mutateAsync(callback.id),
              () => {
                tellDone(t("callbacks.isDone"));
              },
              (error) => {
                tellProblem(problem(error));
              },
            );
          }}
        >
          {t("callbacks.done")}
        </Button>
      </StackedCell>
    </StackedRow>
  );
}

function Contact({ contact }: { contact: string }): ReactElement {
  if (contact.includes("@")) return <Anchor href={`mailto:${contact}`}>{contact}</Anchor>;
  if (!/^[+\d][\d\s-]{6,}$/.test(contact)) return <Text span>{contact}</Text>;
  return (
    <Anchor href={`tel:${contact.replace(/[^+\d]/g, "")}`} fw={700}>
      <IconPhone size={16} style={{ display: "inline", verticalAlign: "-2px", marginRight: 4 }} aria-hidden />
      {contact}
    </Anchor>
  );
}
