import { Anchor, Badge, EmptyState, Group, Paper, Select, Tabs, Text } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";

import type { SessionAccount } from "../../shared/console-session.net";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { useTitle } from "../../shared/use-title";
import { Loaded, ToolHead } from "../tool-frame.ui";
import { useCollectionName } from "../words";
import { GapView } from "./gap-view.ui";
import { useGaps, type Gap, type GapState } from "./gaps.net";

const TABS = {
  open: ["open", "drafted"],
  closed: ["closed"],
  dismissed: ["dismissed"],
} as const satisfies Record<string, readonly GapState[]>;
type Tab = keyof typeof TABS;

/** What citizens asked in vain, or one such matter at `/gaps/ID`. */
export function GapsPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("gaps");
  useTitle(t("title"));
  const id = gapOf(useParams()["*"] ?? "");
  const writes = account.roles.includes("curator");
  return id === null ? <Overview /> : <GapView key={id} id={id} writes={writes} />;
}

/** `tools/gaps/12` */
export function gapOf(path: string): number | null {
  const number = Number(path.split("/")[2]);
  return Number.isInteger(number) && number > 0 ? number : null;
}

function Overview(): ReactElement {
  const { t } = useTranslation("gaps");
  const [params, setParams] = useSearchParams();
  const tab = (Object.keys(TABS) as Tab[]).find((one) => one === params.get("tab")) ?? "open";
  const official = params.get("official");
  const gaps = useGaps(TABS[tab]);
  const change = (name: string, value: string | null): void => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  return (
    <>
      <ToolHead title={t("title")} lead={t("lead")} />
      <Tabs
        value={tab}
        onChange={(next) => {
          change("tab", next === "open" ? null : next);
        }}
      >
        <Tabs.List aria-label={t("title")}>
          {(Object.keys(TABS) as Tab[]).map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Paper withBorder radius="lg" mt="md">
        <Loaded query={gaps}>
          {(items) => (
            <Found
              items={items}
              official={official}
              onOfficial={(value) => {
                change("official", value);
              }}
            />
          )}
        </Loaded>
      </Paper>
    </>
  );
}

interface FoundProps {
  items: readonly Gap[];
  official: string | null;
  onOfficial: (official: string | null) => void;
}

function Found({ items, official, onOfficial }: FoundProps): ReactElement {
  const { t } = useTranslation("gaps");
  const name = useCollectionName();
  const officials = [...new Set(items.map((item) => item.official))];
  const shown = official ? items.filter((item) => item.official === official) : items;
  const citizens = shown.reduce((sum, item) => sum + item.citizens, 0);
  return (
    <>
      <Group p="md" gap="sm">
        <Select
          aria-label={t("official")}
          placeholder={t("everyOfficial")}
          data={officials.map((value) => ({ value, label: name(value) }))}
          value={official}
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
          onChange={onOfficial}
        />
        <Text size="sm" c="gray.7" role="status">
          {t("total", { count: shown.length, citizens })}
        </Text>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          py="xl"
          icon={<IconMoodSmile size={36} aria-hidden />}
          title={t("none")}
          description={t("noneText")}
        />
      ) : (
        <GapTable items={shown} />
      )}
    </>
  );
}

function GapTable({ items }: { items: readonly Gap[] }): ReactElement {
  const { t } = useTranslation("gaps");
  const name = useCollectionName();
  return (
    <StackedTable
      label={t("title")}
      columns={[t("column.question"), t("column.citizens"), t("column.reasons"), t("column.dates")]}
      minWidth={680}
    >
      {items.map((item) => (
        <StackedRow key={item.id}>
          <StackedCell>
            <Anchor component={Link} to={`/curate/tools/gaps/${item.id}`} fw={600}>
              {item.label}
            </Anchor>
            <Text size="xs" c="gray.7" mt={2}>
              {[name(item.official), ...item.terms].join(" · ")}
            </Text>
            {item.state === "drafted" && (
              <Badge variant="light" mt={4}>
                {t("state.drafted")}
              </Badge>
            )}
          </StackedCell>
          <StackedCell label={t("column.citizens")} whole>
            <Text fw={700}>{t("citizens", { count: item.citizens })}</Text>
            <Text size="xs" c="gray.7">
              {t("questions", { count: item.questions })}
            </Text>
          </StackedCell>
          <StackedCell label={t("column.reasons")}>
            <Reasons gap={item} />
          </StackedCell>
          <StackedCell label={t("column.dates")} whole>
            {item.first_on === item.last_on ? item.last_on : `${item.first_on} ~ ${item.last_on}`}
          </StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}

const REASONS = ["abstained", "handed_over", "thumbs_down", "low_confidence"] as const;

/** `근거 없음 3 · 직원 연결 1` */
export function Reasons({ gap }: { gap: Gap }): ReactElement {
  const { t } = useTranslation("gaps");
  return (
    <Group gap={6}>
      {REASONS.filter((reason) => gap.reasons[reason]).map((reason) => (
        <Badge key={reason} variant="light" color="gray">
          {t(`reason.${reason}`)} {gap.reasons[reason]}
        </Badge>
      ))}
    </Group>
  );
}
