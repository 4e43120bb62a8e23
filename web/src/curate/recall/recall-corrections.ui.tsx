import { Accordion, Alert, Badge, Button, Group, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../../shared/console-dates";
import { tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import styles from "../curate.module.css";
import { useRetry, type Correction, type Delivery, type Recall } from "./recall.net";

const COLORS: Readonly<Record<Delivery["state"], string>> = {
  waiting: "gray",
  held: "gray",
  sending: "primary",
  sent: "green",
  failed: "red",
  unclear: "yellow",
  to_call: "primary",
  told: "green",
};

/** What was sent, by whom, to how many, and what became of it. */
export function Corrections({ recall, writes }: { recall: Recall; writes: boolean }): ReactElement | null {
  const { t } = useTranslation("recall");
  const when = useWhen();
  if (recall.corrections.length === 0) return null;
  return (
    <Accordion variant="separated" radius="lg" multiple defaultValue={[String(recall.corrections[0]?.id)]}>
      {recall.corrections.map((correction) => (
        <Accordion.Item key={correction.id} value={String(correction.id)}>
          <Accordion.Control>
            <Text fw={600}>{correction.subject}</Text>
            <Text size="sm" c="gray.7">
              {t("sentBy", { name: correction.author, time: when(correction.created_at) })} · {summaryOf(correction, t)}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Text className={styles["words"] ?? ""} mb="md">
              {correction.text}
            </Text>
            <Deliveries deliveries={correction.deliveries} writes={writes} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function summaryOf(correction: Correction, t: (key: "outcome", values: { done: number; all: number }) => string): string {
  const done = correction.deliveries.filter(({ state }) => state === "sent" || state === "told").length;
  return t("outcome", { done, all: correction.deliveries.length });
}

function Deliveries({ deliveries, writes }: { deliveries: readonly Delivery[]; writes: boolean }): ReactElement {
  const { t } = useTranslation("recall");
  const when = useWhen();
  const retry = useRetry();
  const problem = useProblemText();
  return (
    <>
      {retry.error && (
        <Alert color="red" role="alert" mb="sm">
          {problem(retry.error)}
        </Alert>
      )}
      <StackedTable
        label={t("deliveries")}
        columns={[t("column.contact"), t("column.state"), t("column.when")]}
        minWidth={520}
      >
        {deliveries.map((delivery) => (
          <StackedRow key={delivery.id}>
            <StackedCell label={t("column.contact")}>{delivery.contact || t("contactGone")}</StackedCell>
            <StackedCell label={t("column.state")}>
              <Group gap="xs">
                <Badge color={COLORS[delivery.state]} variant="light">
                  {t(`delivery.${delivery.state}`)}
                </Badge>
                <Text size="sm" c="gray.7">
                  {delivery.problem && t(`problem.${delivery.problem}`, { count: delivery.attempts })}
                  {delivery.done_by && t("doneBy", { name: delivery.done_by })}
                </Text>
                {writes && (delivery.state === "failed" || delivery.state === "unclear") && delivery.contact && (
                  <Button
                    size="compact-sm"
                    variant="light"
                    loading={retry.isPending && retry.variables === delivery.id}
                    onClick={() => {
                      settle(retry.mutateAsync(delivery.id), () => {
                        tellDone(t("retried"));
                      });
                    }}
                  >
                    {t("retry")}
                  </Button>
                )}
              </Group>
            </StackedCell>
            <StackedCell label={t("column.when")} whole>
              {when(delivery.changed_at)}
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </>
  );
}
