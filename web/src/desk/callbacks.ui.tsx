import { Alert, Anchor, Button, EmptyState, Loader, Table, Text } from "@mantine/core";
import { IconCheck, IconPhone, IconPhoneCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
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
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("callbacks.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("callbacks.since")}</Table.Th>
            <Table.Th>{t("callbacks.official")}</Table.Th>
            <Table.Th>{t("callbacks.contact")}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {callbacks.data.map((callback) => (
            <CallbackRow key={callback.id} callback={callback} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CallbackRow({ callback }: { callback: CallbackRequest }): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const language = useLanguage();
  const name = useOfficialNames();
  const finish = useFinishCallback();
  const since = new Date(callback.requested_at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Table.Tr>
      <Table.Td>{since}</Table.Td>
      <Table.Td>{name(callback.official)}</Table.Td>
      <Table.Td>
        <Contact contact={callback.contact} />
      </Table.Td>
      <Table.Td ta="right">
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
      </Table.Td>
    </Table.Tr>
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
