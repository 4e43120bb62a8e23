import { Alert, Anchor, Button, EmptyState, Group, Loader, Modal, Paper, Stack, Text } from "@mantine/core";
import { IconPhone, IconPhoneCheck } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../../shared/console-dates";
import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import styles from "../curate.module.css";
import { useCall, useTold, type CallLine } from "./recall.net";

/** Who is to be called; the number shows when somebody is about to dial it. */
export function Calls({ lines }: { lines: readonly CallLine[] }): ReactElement {
  const { t } = useTranslation("recall");
  const when = useWhen();
  const [calling, setCalling] = useState<CallLine | null>(null);
  if (lines.length === 0)
    return (
      <Paper withBorder radius="lg">
        <EmptyState
          py="xl"
          icon={<IconPhoneCheck size={36} aria-hidden />}
          title={t("call.none")}
          description={t("call.noneText")}
        />
      </Paper>
    );
  return (
    <Paper withBorder radius="lg">
      <StackedTable
        label={t("call.list")}
        columns={[t("column.document"), t("call.number"), t("call.since"), t("call.act")]}
        minWidth={520}
      >
        {lines.map((line) => (
          <StackedRow key={line.id}>
            <StackedCell label={t("column.document")}>{line.title}</StackedCell>
            <StackedCell label={t("call.number")}>{line.contact}</StackedCell>
            <StackedCell label={t("call.since")} whole>
              {when(line.since)}
            </StackedCell>
            <StackedCell>
              <Button
                size="compact-md"
                variant="light"
                leftSection={<IconPhone size={16} aria-hidden />}
                onClick={() => {
                  setCalling(line);
                }}
              >
                {t("call.open")}
              </Button>
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
      <Modal
        opened={calling !== null}
        onClose={() => {
          setCalling(null);
        }}
        title={t("call.title")}
        size="lg"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {calling && (
          <OneCall
            id={calling.id}
            onDone={() => {
              setCalling(null);
            }}
          />
        )}
      </Modal>
    </Paper>
  );
}

function OneCall({ id, onDone }: { id: number; onDone: () => void }): ReactElement {
  const { t } = useTranslation("recall");
  const problem = useProblemText();
  const call = useCall(id);
  const told = useTold();
  if (call.isError) return <Alert color="red">{hasCode(call.error, "conflict") ? t("call.made") : problem(call.error)}</Alert>;
  if (!call.data) return <Loader aria-label={t("loading")} />;
  return (
    <Stack>
      <Anchor href={`tel:${call.data.contact.replaceAll(/[^\d+]/g, "")}`} fz="xl" fw={700}>
        {call.data.contact}
      </Anchor>
      <Text fw={600}>{call.data.subject}</Text>
      <Text className={styles["words"] ?? ""}>{call.data.text}</Text>
      {told.error && (
        <Alert color="red" role="alert">
          {hasCode(told.error, "conflict") ? t("call.made") : problem(told.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t("call.later")}
        </Button>
        <Button
          loading={told.isPending}
          onClick={() => {
            settle(
              told.mutateAsync(id),
              () => {
                tellDone(t("call.done"));
                onDone();
              },
            );
          }}
        >
          {t("call.told")}
        </Button>
      </Group>
    </Stack>
  );
}
