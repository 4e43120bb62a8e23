import { Alert, Anchor, Button, EmptyState, Group, Loader, Modal, Paper, Stack, Table, Text } from "@mantine/core";
import { IconPhone, IconPhoneCheck } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import styles from "../curate.module.css";
import { useWhen } from "../words";
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
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("call.list")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("column.document")}</Table.Th>
              <Table.Th>{t("call.number")}</Table.Th>
              <Table.Th>{t("call.since")}</Table.Th>
              <Table.Th>{t("call.act")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>{line.title}</Table.Td>
                <Table.Td>{line.contact}</Table.Td>
                <Table.Td style={{ whiteSpace: "nowrap" }}>{when(line.since)}</Table.Td>
                <Table.Td>
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
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
