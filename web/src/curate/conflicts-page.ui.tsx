import { Alert, Badge, Button, EmptyState, Group, Loader, Tabs, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { useWhen } from "../shared/console-dates";
import { tellProblem, useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { useTitle } from "../shared/use-title";
import { ConflictSides } from "./conflict-sides.ui";
import styles from "./conflicts.module.css";
import { SHELVES, shelfNamed, type FoundConflict, type Shelf } from "./conflicts";
import { CONFLICTS_PAGE_SIZE, useConflicts, useRule, type ConflictPage } from "./conflicts.net";
import { Pages } from "./pages.ui";
import { RulingDialog } from "./ruling-dialog.ui";
import { useActorName } from "./words";

/** Published figures that differ for what may be one thing. */
export function ConflictsPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("contradictions.title"));
  const problem = useProblemText();
  const [params, setParams] = useSearchParams();
  const shelf = shelfNamed(params.get("shelf"));
  const page = Math.max(1, Number(params.get("page")) || 1);
  const conflicts = useConflicts(shelf, page);
  const go = (to: Shelf, number = 1): void => {
    setParams({ ...(to === SHELVES[0] ? {} : { shelf: to }), ...(number > 1 ? { page: String(number) } : {}) }, { replace: true });
  };
  return (
    <>
      <Title order={1}>{t("contradictions.title")}</Title>
      <Text c="gray.7" mt={4} mb="md">
        {t("contradictions.lead")}
      </Text>
      {conflicts.isPending && <Loader aria-label={t("loading")} />}
      {conflicts.isError && (
        <Alert color="red">
          <p>{problem(conflicts.error)}</p>
          <Button mt="sm" size="sm" variant="light" color="red" onClick={() => void conflicts.refetch()}>
            {t("again")}
          </Button>
        </Alert>
      )}
      {conflicts.data && (
        <>
          <Shelves found={conflicts.data} shelf={shelf} onShelf={go} account={account} />
          <Pages
            total={conflicts.data.total}
            size={CONFLICTS_PAGE_SIZE}
            page={conflicts.data.page}
            onPage={(to) => {
              go(shelf, to);
            }}
          />
        </>
      )}
    </>
  );
}

interface ShelvesProps {
  found: ConflictPage;
  shelf: Shelf;
  onShelf: (shelf: Shelf) => void;
  account: SessionAccount;
}

function Shelves({ found: { counts, items }, shelf, onShelf, account }: ShelvesProps): ReactElement {
  const { t } = useTranslation("curate");
  const [asked, setAsked] = useState<FoundConflict | null>(null);
  const rules = account.roles.includes("curator") || account.roles.includes("approver");
  return (
    <Tabs
      value={shelf}
      onChange={(value) => {
        onShelf(shelfNamed(value));
      }}
    >
      <Tabs.List mb="md">
        {SHELVES.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`contradictions.${one}`)} ({counts[one] ?? 0})
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shelf}>
        <Text size="sm" c="gray.7" mb="md">
          {t(`contradictions.${shelf}Text`)}
        </Text>
        {items.length === 0 && (
          <EmptyState py="xl" icon={<IconCircleCheck size={36} aria-hidden />} title={t("contradictions.none")} />
        )}
        <ul className={styles["list"]}>
          {items.map((found) => (
            <PairCard
              key={`${found.first.passage.id} ${found.second.passage.id} ${found.dimension}`}
              found={found}
              onRule={
                rules
                  ? () => {
                      setAsked(found);
                    }
                  : null
              }
            />
          ))}
        </ul>
      </Tabs.Panel>
      <RulingDialog
        found={asked}
        onClose={() => {
          setAsked(null);
        }}
      />
    </Tabs>
  );
}

function PairCard({ found, onRule }: { found: FoundConflict; onRule: (() => void) | null }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <li className={styles["pair"]} data-shelf={found.ruling ? "ruled" : found.kind}>
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <Text fw={700}>
            {found.first.figure} ↔ {found.second.figure}
          </Text>
          {found.kind !== "translation" && (
            <Badge variant="light" color="gray">
              {t("contradictions.score", { score: Math.round(found.score * 100) })}
            </Badge>
          )}
          {found.since && (
            <Badge variant="light" color="primary">
              {t("contradictions.since", { day: found.since })}
            </Badge>
          )}
        </Group>
        {onRule && !found.ruling && (
          <Button size="compact-md" variant="default" onClick={onRule}>
            {t("contradictions.rule")}
          </Button>
        )}
      </Group>
      <ConflictSides found={found} />
      {found.ruling && <RulingView found={found} mayReopen={onRule !== null} />}
    </li>
  );
}

function RulingView({ found, mayReopen }: { found: FoundConflict; mayReopen: boolean }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const actor = useActorName();
  const when = useWhen();
  const rule = useRule();
  const reopen = (): void => {
    rule.mutate(
      { first: found.first.passage.id, second: found.second.passage.id, reason: null },
      {
        onError: (error) => {
          tellProblem(problem(error));
        },
      },
    );
  };
  return (
    <Group justify="space-between" mt="sm" align="start">
      <Text size="sm">
        {found.ruling?.reason}
        <Text span size="sm" c="gray.7">
          {" · "}
          {t("by", { name: actor(found.ruling?.actor ?? ""), time: when(found.ruling?.at) })}
        </Text>
      </Text>
      {mayReopen && (
        <Button size="compact-md" variant="subtle" loading={rule.isPending} onClick={reopen}>
          {t("contradictions.reopen")}
        </Button>
      )}
    </Group>
  );
}
