import { Anchor, Group, Select, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Pages } from "../../curate/pages.ui";
import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { StackedCell, StackedRow, StackedTable } from "../../shared/stacked-table.ui";
import { NoticeLost } from "./notice-state.ui";
import { PAGE_SIZE, usePetitions, type PetitionLine, type Shelf } from "./petitions.net";
import { UrgencyBadge } from "./urgency-badge.ui";

const SHELVES = ["open", "due_soon", "overdue", "closed"] as const;
const TYPING_MS = 300;

/** The register, what is due first standing first. */
export function PetitionList(): ReactElement {
  const { t } = useTranslation("petitions");
  const [shelf, setShelf] = useState<Shelf>("open");
  const [page, setPage] = useState(1);
  const [department, setDepartment] = useState("");
  const [officer, setOfficer] = useState("");
  const [narrowed] = useDebouncedValue({ department: department.trim(), officer: officer.trim() }, TYPING_MS);
  const petitions = usePetitions({ shelf, page, ...narrowed });
  return (
    <>
      <Group p="md" align="end">
        <Select
          label={t("desk.shelf.label")}
          data={SHELVES.map((one) => ({ value: one, label: t(`desk.shelf.${one}`) }))}
          allowDeselect={false}
          value={shelf}
          onChange={(chosen) => {
            setShelf(SHELVES.find((one) => one === chosen) ?? "open");
            setPage(1);
          }}
        />
        {shelf !== "closed" && (
          <>
            <TextInput
              label={t("desk.filterDepartment")}
              value={department}
              onChange={(event) => {
                setDepartment(event.currentTarget.value);
                setPage(1);
              }}
            />
            <TextInput
              label={t("desk.filterOfficer")}
              value={officer}
              onChange={(event) => {
                setOfficer(event.currentTarget.value);
                setPage(1);
              }}
            />
          </>
        )}
      </Group>
      <Loaded query={petitions}>
        {(found) => (
          <>
            {found.items.length === 0 ? <Text p="md">{t("desk.none")}</Text> : <Register lines={found.items} />}
            <Pages total={found.total} size={PAGE_SIZE} page={page} onPage={setPage} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Register({ lines }: { lines: readonly PetitionLine[] }): ReactElement {
  const { t } = useTranslation("petitions");
  const columns = [t("desk.number"), t("desk.subject"), t("desk.state"), t("desk.due"), t("desk.who")];
  return (
    <StackedTable label={t("desk.title")} columns={columns} minWidth={760}>
      {lines.map((line) => (
        <Line key={line.number} line={line} />
      ))}
    </StackedTable>
  );
}

function Line({ line }: { line: PetitionLine }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const duty = line.next_duty;
  return (
    <StackedRow>
      <StackedCell label={t("desk.number")} whole>
        <Anchor component={Link} underline="always" to={`/desk/petitions/${line.number}`}>
          {line.number}
        </Anchor>
      </StackedCell>
      <StackedCell label={t("desk.subject")}>
        {line.subject ?? t("desk.forgotten")}
        <Text size="sm" c="gray.7">
          {said(line.kind_name)}
        </Text>
      </StackedCell>
      <StackedCell label={t("desk.state")}>
        <UrgencyBadge urgency={line.urgency} />
        <Text size="sm">{said(line.state)}</Text>
        {line.is_notice_lost && <NoticeLost text={t("notice.lost")} />}
      </StackedCell>
      <StackedCell label={t("desk.due")}>
        {duty ? `${said(duty.name)}: ${duty.due ? said(duty.due) : t("desk.atOnce")}` : "-"}
      </StackedCell>
      <StackedCell label={t("desk.who")}>
        {[line.department, line.officer].filter(Boolean).join(" · ") || t("desk.nobody")}
      </StackedCell>
    </StackedRow>
  );
}
