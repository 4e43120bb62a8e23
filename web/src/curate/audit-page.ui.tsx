import { Alert, Badge, Button, EmptyState, Group, Loader, Paper, Select, Text, TextInput, Title, Tooltip } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconFileOff, IconFileSpreadsheet, IconLock, IconLockExclamation } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useDateField } from "../shared/console-dates";
import { useProblemText } from "../shared/console-problem";
import { useTitle } from "../shared/use-title";
import { auditCsv, auditQuery, filtersIn, type AuditFilters } from "./audit";
import { AUDIT_PAGE_SIZE, useAuditCheck, useWholeAudit, type AuditPageData } from "./audit.net";
import { AuditTable } from "./audit-table.ui";
import { Pages } from "./pages.ui";
import { useActorName } from "./words";

const TYPING_PAUSE_MS = 300;

/** Who did what to which document, and whether the record is as it was written. */
export function AuditPage(): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("record.title"));
  const problem = useProblemText();
  const [params, setParams] = useSearchParams();
  const filters = filtersIn(params);
  const page = Math.max(1, Number(params.get("page")) || 1);
  const found = useWholeAudit(filters, page);
  const filter = (change: Partial<AuditFilters>): void => {
    setParams(new URLSearchParams(auditQuery({ ...filters, ...change })), { replace: true });
  };
  return (
    <>
      <Head filters={filters} />
      <Paper withBorder radius="lg">
        <FilterBar filters={filters} onFilter={filter} data={found.data ?? null} />
        {found.isPending && <Loader m="md" aria-label={t("loading")} />}
        {found.isError && (
          <Alert color="red" m="md">
            {problem(found.error)}
          </Alert>
        )}
        {found.data?.items.length === 0 && (
          <EmptyState py="xl" icon={<IconFileOff size={36} aria-hidden />} title={t("record.none")} />
        )}
        {found.data && found.data.items.length > 0 && <AuditTable lines={found.data.items} />}
        <Pages
          total={found.data?.total ?? 0}
          size={AUDIT_PAGE_SIZE}
          page={page}
          onPage={(to) => {
            setParams(new URLSearchParams({ ...auditQuery(filters), page: String(to) }), { replace: true });
          }}
        />
      </Paper>
    </>
  );
}

function Head({ filters }: { filters: AuditFilters }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Group justify="space-between" align="end" mb="md">
      <div>
        <Group gap="sm">
          <Title order={1}>{t("record.title")}</Title>
          <ChainBadge />
        </Group>
        <Text c="gray.7" mt={4}>
          {t("record.lead")}
        </Text>
      </div>
      <Button
        component="a"
        href={auditCsv(filters)}
        download
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
      >
        {t("record.export")}
      </Button>
    </Group>
  );
}

/** Whether the chain of hashes holds; its newest link is there to be written down. */
function ChainBadge(): ReactElement | null {
  const { t } = useTranslation("curate");
  const check = useAuditCheck();
  if (!check.data) return null;
  const { is_whole, broken_at, newest, lines } = check.data;
  const label = is_whole ? t("record.wholeText", { count: lines, seal: newest }) : t("record.brokenText", { line: broken_at ?? 0 });
  return (
    <Tooltip label={label} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        tabIndex={0}
        size="lg"
        variant="light"
        color={is_whole ? "green" : "red"}
        aria-description={label}
        leftSection={is_whole ? <IconLock size={14} aria-hidden /> : <IconLockExclamation size={14} aria-hidden />}
      >
        {is_whole ? t("record.whole") : t("record.broken")}
      </Badge>
    </Tooltip>
  );
}

interface BarProps {
  filters: AuditFilters;
  onFilter: (change: Partial<AuditFilters>) => void;
  data: AuditPageData | null;
}

function FilterBar({ filters, onFilter, data }: BarProps): ReactElement {
  const { t } = useTranslation("curate");
  const field = useDateField();
  const actor = useActorName();
  const [document, setDocument] = useState(filters.document);
  const typed = useDebouncedCallback((value: string) => {
    onFilter({ document: value });
  }, TYPING_PAUSE_MS);
  return (
    <Group p="md" gap="sm" align="end">
      <TextInput
        label={t("record.document")}
        style={{ flex: "1 1 12rem" }}
        value={document}
        maxLength={200}
        onChange={(event) => {
          setDocument(event.currentTarget.value);
          typed(event.currentTarget.value);
        }}
      />
      <Select
        label={t("audit.actor")}
        placeholder={t("list.all")}
        style={{ flex: "1 1 10rem" }}
        data={(data?.actors ?? []).map((name) => ({ value: name, label: actor(name) }))}
        value={filters.actor || null}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={(value) => {
          onFilter({ actor: value ?? "" });
        }}
      />
      <Select
        label={t("audit.action")}
        placeholder={t("list.all")}
        style={{ flex: "1 1 10rem" }}
        data={(data?.actions ?? []).map((name) => ({
          value: name,
          label: t(`audit.actions.${name as "drafted"}`, { defaultValue: name }),
        }))}
        value={filters.action || null}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        onChange={(value) => {
          onFilter({ action: value ?? "" });
        }}
      />
      {(["first", "last"] as const).map((end) => (
        <DateInput
          {...field}
          key={end}
          label={t(`record.${end}`)}
          style={{ flex: "0 1 9.5rem" }}
          clearable
          value={filters[end] || null}
          onChange={(value) => {
            onFilter({ [end]: value ?? "" });
          }}
        />
      ))}
      <Text size="sm" c="gray.7" role="status">
        {data ? t("record.lines", { count: data.total }) : ""}
      </Text>
    </Group>
  );
}
