import { Anchor, Badge, EmptyState, Paper, Tabs, Text } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { SessionAccount } from "../../shared/console-session.net";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { useTitle } from "../../shared/use-title";
import { Loaded, ToolHead } from "../tool-frame.ui";
import { useCollectionName } from "../words";
import { Calls } from "./recall-calls.ui";
import { RecallChange } from "./recall-change.ui";
import { useCalls, useChanges, type Change, type Place } from "./recall.net";

/** What changed under answers that were given, and the calls to make; or one change, at `/recall/DOCUMENT/VERSION`. */
export function RecallPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("recall");
  useTitle(t("title"));
  const place = placeOf(useParams()["*"] ?? "");
  const writes = account.roles.includes("curator");
  if (place) return <RecallChange key={`${place.document_id} ${place.version}`} place={place} writes={writes} />;
  return <Overview writes={writes} />;
}

/** `tools/recall/move-in-report/1` */
export function placeOf(path: string): Place | null {
  const [, , document, version] = path.split("/");
  const number = Number(version);
  return document && Number.isInteger(number) && number > 0
    ? { document_id: decodeURIComponent(document), version: number }
    : null;
}

function Overview({ writes }: { writes: boolean }): ReactElement {
  const { t } = useTranslation("recall");
  const [params, setParams] = useSearchParams();
  const calls = useCalls(writes);
  const tab = writes && params.get("tab") === "calls" ? "calls" : "changes";
  const count = calls.data?.length ?? 0;
  return (
    <>
      <ToolHead title={t("title")} lead={t("lead")} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => {
          setParams(next === "calls" ? { tab: "calls" } : {}, { replace: true });
        }}
      >
        <Tabs.List aria-label={t("title")}>
          <Tabs.Tab value="changes">{t("tab.changes")}</Tabs.Tab>
          {writes && <Tabs.Tab value="calls">{t("tab.calls", { count })}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="changes" pt="md">
          <Changes />
        </Tabs.Panel>
        <Tabs.Panel value="calls" pt="md">
          <Loaded query={calls}>{(lines) => <Calls lines={lines} />}</Loaded>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Changes(): ReactElement {
  const { t } = useTranslation("recall");
  const changes = useChanges();
  return (
    <Paper withBorder radius="lg">
      <Loaded query={changes}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              py="xl"
              icon={<IconChecks size={36} aria-hidden />}
              title={t("none")}
              description={t("noneText")}
            />
          ) : (
            <ChangeTable items={items} />
          )
        }
      </Loaded>
    </Paper>
  );
}

function ChangeTable({ items }: { items: readonly Change[] }): ReactElement {
  const { t } = useTranslation("recall");
  const name = useCollectionName();
  return (
    <StackedTable
      label={t("tab.changes")}
      columns={[t("column.document"), t("column.changed"), t("column.answers"), t("column.people"), t("column.untold")]}
      minWidth={700}
    >
      {items.map((item) => (
        <StackedRow key={`${item.document_id}@${item.version}`}>
          <StackedCell>
            <Anchor component={Link} to={`/curate/tools/recall/${item.document_id}/${item.version}`} fw={600}>
              {item.title}
            </Anchor>
            <Text size="xs" c="gray.7">
              {name(item.collection)} · {t("version", { number: item.version })}
            </Text>
          </StackedCell>
          <StackedCell label={t("column.changed")} whole>
            {item.changed_on}
            <Text size="xs" c="gray.7">
              {t(`state.${item.state}`)}
            </Text>
          </StackedCell>
          <StackedCell label={t("column.answers")}>{t("answers", { count: item.answers })}</StackedCell>
          <StackedCell label={t("column.people")}>{t("people", { count: item.people })}</StackedCell>
          <StackedCell label={t("column.untold")}>
            {item.untold > 0 ? (
              <Badge color="red" variant="light">
                {t("people", { count: item.untold })}
              </Badge>
            ) : (
              <Text size="sm">{item.people > 0 ? t("allTold") : t("nobody")}</Text>
            )}
          </StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}
