import { Button, Group, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Pages } from "../../curate/pages.ui";
import { Loaded } from "../../curate/tool-frame.ui";
import { OpinionCard } from "./opinion-card.ui";
import { PAGE_SIZE, REASONS, STATES, useOpinions, type Opinion, type OpinionPage, type OpinionState } from "./opinions.net";
import { useDecide, type Decide } from "./use-decide";

/** What waits to be read, and what was decided. */
export function Queue(): ReactElement {
  const { t } = useTranslation("opinions");
  const [state, setState] = useState<OpinionState>("received");
  const [page, setPage] = useState(1);
  const opinions = useOpinions(state, page);
  const counts = opinions.data?.counts;
  return (
    <Stack p="md" gap="md">
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t("desk.state.label")}
          value={state}
          data={STATES.map((one) => ({ value: one, label: t(`desk.state.${one}`, { count: counts?.[one] ?? 0 }) }))}
          onChange={(chosen) => {
            setState(STATES.find((one) => one === chosen) ?? "received");
            setPage(1);
          }}
        />
        {state === "received" && (
          <Text size="sm" c="gray.7">
            {t("desk.keys")}
          </Text>
        )}
      </Group>
      <Loaded query={opinions}>
        {(found) => (
          <>
            <Listed
              key={state}
              found={found}
              onEmptied={() => {
                setPage(1);
              }}
            />
            <Pages total={found.total} size={PAGE_SIZE} page={page} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

interface ListedProps {
  found: OpinionPage;
  /** The last one of the page was decided. */
  onEmptied: () => void;
}

function Listed({ found, onEmptied }: ListedProps): ReactElement {
  const { t } = useTranslation("opinions");
  const list = useRef<HTMLDivElement>(null);
  const decided = useRef(false);
  const { decide, busy } = useDecide(() => {
    decided.current = true;
    if (found.items.length === 1) onEmptied();
  });
  // What was decided takes the focus away with it: reading goes on at the top.
  useEffect(() => {
    if (!decided.current) return;
    decided.current = false;
    (list.current?.querySelector("article") ?? list.current)?.focus();
  }, [found.items]);
  const [declining, setDeclining] = useState<number | null>(null);
  const first = found.items.find((one) => one.state === "received");
  useHotkeys(
    [
      [
        "alt+Y",
        () => {
          if (first && !busy) decide(first, { act: "approve" });
        },
        { usePhysicalKeys: true },
      ],
      [
        "alt+N",
        () => {
          if (first) setDeclining(first.id);
        },
        { usePhysicalKeys: true },
      ],
    ],
    [],
  );
  return (
    <Stack ref={list} tabIndex={-1} gap="md">
      {found.items.length === 0 && <Text>{t("desk.none")}</Text>}
      {found.items.map((one) => (
        <OpinionCard key={one.id} opinion={one}>
          {one.state === "received" ? (
            <Decisions
              opinion={one}
              busy={busy}
              opened={declining === one.id}
              onOpened={(opened) => {
                setDeclining(opened ? one.id : null);
              }}
              decide={decide}
            />
          ) : (
            <TakeBack opinion={one} busy={busy} decide={decide} />
          )}
        </OpinionCard>
      ))}
    </Stack>
  );
}

interface DecisionProps {
  opinion: Opinion;
  busy: boolean;
  decide: Decide;
}

interface MenuProps extends DecisionProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

function Decisions({ opinion, busy, decide, opened, onOpened }: MenuProps): ReactElement {
  const { t } = useTranslation("opinions");
  return (
    <Group>
      <Button
        disabled={busy}
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={() => {
          decide(opinion, { act: "approve" });
        }}
      >
        {t("desk.approve")}
      </Button>
      <Menu opened={opened} onChange={onOpened} trapFocus>
        <Menu.Target>
          <Button variant="default" disabled={busy} leftSection={<IconX size={18} aria-hidden />}>
            {t("desk.decline")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {REASONS.map((reason) => (
            <Menu.Item
              key={reason}
              onClick={() => {
                decide(opinion, { act: "decline", reason });
              }}
            >
              {t(`desk.reason.${reason}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

/** Undoes a decision: the opinion waits again. */
export function TakeBack({ opinion, busy, decide }: DecisionProps): ReactElement {
  const { t } = useTranslation("opinions");
  return (
    <Button
      variant="default"
      w="fit-content"
      disabled={busy}
      onClick={() => {
        decide(opinion, { act: "take_back" });
      }}
    >
      {t("desk.takeBack")}
    </Button>
  );
}
