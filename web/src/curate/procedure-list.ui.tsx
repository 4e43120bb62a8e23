import {
  Alert,
  Badge,
  Button,
  EmptyState,
  Group,
  LoadingOverlay,
  Paper,
  Select,
  Tabs,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import type { UseQueryResult } from "@tanstack/react-query";
import { IconFileOff, IconFilePlus, IconSearch } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { useTitle } from "../shared/use-title";
import { NewProcedure } from "./new-procedure.ui";
import { Pages } from "./pages.ui";
import { STATES } from "./procedure-types";
import { ProcedureTable } from "./procedure-table.ui";
import { PAGE_SIZE, useCollections, useProcedures, type DocumentPage, type Filters } from "./procedures.net";
import { useCollectionName } from "./words";

const TABS = ["all", "draft", "in_review", "scheduled", "published", "withdrawn"] as const;
const SEARCH_PAUSE_MS = 300;

/** Every document, filtered by its state, its collection and words. */
export function ProcedureList({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("title"));
  const [filters, setFilter] = useFilters();
  const found = useProcedures(filters);
  const worked: Partial<Record<(typeof TABS)[number], number>> = found.data?.worked_on ?? {};
  const [adding, add] = useDisclosure(false);
  const writes = account.roles.includes("curator");
  return (
    <>
      <Group justify="space-between" align="end" mb="md">
        <div>
          <Title order={1}>{t("title")}</Title>
          <Text c="gray.7" mt={4}>
            {t("lead")}
          </Text>
        </div>
        {writes && (
          <Button size="md" leftSection={<IconFilePlus size={20} aria-hidden />} onClick={add.open}>
            {t("new.open")}
          </Button>
        )}
      </Group>
      <Tabs
        value={filters.state ?? "all"}
        onChange={(tab) => {
          setFilter({ state: tab === "all" ? null : tab });
        }}
      >
        <Tabs.List aria-label={t("list.state")}>
          {TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab} rightSection={worked[tab] ? <WorkedOn count={worked[tab]} /> : undefined}>
              {tab === "all" ? t("list.all") : t(`state.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Results found={found} filters={filters} setFilter={setFilter} />
      {adding && <NewProcedure onClose={add.close} />}
    </>
  );
}

/** Beside the name of a state: how many wait in it. */
function WorkedOn({ count }: { count: number }): ReactElement {
  return (
    <Badge size="sm" variant="light" circle={count < 10}>
      {count}
    </Badge>
  );
}

type Change = Partial<Record<"state" | "collection" | "q" | "page", string | null>>;

/** The filters stand in the address, so that a list can be sent to somebody and the back button keeps it. */
function useFilters(): [Filters, (change: Change) => void] {
  const [params, setParams] = useSearchParams();
  const state = STATES.find((one) => one === params.get("state")) ?? null;
  const page = Math.max(1, Number(params.get("page")) || 1);
  const filters: Filters = { state, collection: params.get("collection"), q: params.get("q") ?? "", page };
  const setFilter = (change: Change): void => {
    const next = new URLSearchParams(params);
    next.delete("page");
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next, { replace: true });
  };
  return [filters, setFilter];
}

interface ResultsProps {
  found: UseQueryResult<DocumentPage>;
  filters: Filters;
  setFilter: (change: Change) => void;
}

function Results({ found, filters, setFilter }: ResultsProps): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  return (
    <Paper withBorder radius="lg" mt="md" pos="relative">
      <FilterBar filters={filters} setFilter={setFilter} total={found.data?.total ?? null} />
      <LoadingOverlay visible={found.isPending || found.isPlaceholderData} zIndex={2} overlayProps={{ radius: "lg" }} />
      {found.isError && (
        <Alert color="red" m="md">
          {problem(found.error)}
        </Alert>
      )}
      {found.data?.items.length === 0 ? (
        <EmptyState
          py="xl"
          icon={<IconFileOff size={36} aria-hidden />}
          title={t("list.none")}
          description={t("list.noneText")}
        />
      ) : (
        <ProcedureTable items={found.data?.items ?? []} />
      )}
      <Pages
        total={found.data?.total ?? 0}
        size={PAGE_SIZE}
        page={filters.page}
        onPage={(page) => {
          setFilter({ page: String(page) });
        }}
      />
    </Paper>
  );
}

interface BarProps {
  filters: Filters;
  setFilter: (change: Change) => void;
  total: number | null;
}

function FilterBar({ filters, setFilter, total }: BarProps): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const collections = useCollections();
  const [words, setWords] = useState(filters.q);
  const search = useDebouncedCallback((q: string) => {
    setFilter({ q });
  }, SEARCH_PAUSE_MS);
  const choices = (collections.data ?? []).map(({ id, documents }) => ({
    value: id,
    label: `${name(id)} (${documents})`,
  }));
  return (
    <Group p="md" gap="sm">
      <TextInput
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        leftSection={<IconSearch size={18} aria-hidden />}
        style={{ flex: "1 1 16rem" }}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        aria-label={t("list.collection")}
        placeholder={t("list.everyCollection")}
        data={choices}
        value={filters.collection}
        clearable
        clearButtonProps={{ "aria-label": t("clear") }}
        style={{ flex: "0 1 16rem" }}
        onChange={(collection) => {
          setFilter({ collection });
        }}
      />
      <Text size="sm" c="gray.7" role="status">
        {total === null ? "" : t("list.total", { count: total })}
      </Text>
    </Group>
  );
}
