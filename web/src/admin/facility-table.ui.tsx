import { Alert, Badge, Button, Group, Paper, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useSaid } from "../petitions/said";
import { useWhen } from "../shared/console-dates";
import { hasCode, tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useDistricts } from "../shared/districts.net";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { useSaveFacility, type FacilityKept } from "./facilities.net";

/** What there is, and whether it can be booked. */
export function FacilityTable({ facilities }: { facilities: readonly FacilityKept[] }): ReactElement {
  const { t } = useTranslation("facilities");
  const [retiring, setRetiring] = useState<FacilityKept | null>(null);
  return (
    <>
      <Button component={Link} to="/admin/facilities/new" mb="md" leftSection={<IconPlus size={20} aria-hidden />}>
        {t("admin.add")}
      </Button>
      {retiring && <Retiring key={retiring.facility.id} kept={retiring} onEnd={() => { setRetiring(null); }} />}
      <Paper withBorder radius="lg">
        {facilities.length === 0 ? (
          <Text p="md">{t("admin.none")}</Text>
        ) : (
          <StackedTable
            label={t("admin.title")}
            columns={[t("admin.name"), t("kind"), t("district"), t("admin.state"), t("admin.changed"), ""]}
            minWidth={760}
          >
            {facilities.map((kept) => (
              <Row key={kept.facility.id} kept={kept} onRetire={setRetiring} />
            ))}
          </StackedTable>
        )}
      </Paper>
    </>
  );
}

function Row({ kept, onRetire }: { kept: FacilityKept; onRetire: (kept: FacilityKept) => void }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const when = useWhen();
  const districts = useDistricts();
  const { facility } = kept;
  const name = said(facility.name);
  const reopen = useActive(kept, true);
  return (
    <StackedRow>
      <StackedCell label={t("admin.name")}>
        {name}
        <Text size="sm" c="gray.7">
          {facility.id}
        </Text>
      </StackedCell>
      <StackedCell label={t("kind")}>{t(`kinds.${facility.kind}`)}</StackedCell>
      <StackedCell label={t("district")}>{districts.named(facility.district)}</StackedCell>
      <StackedCell label={t("admin.state")}>
        <Badge variant="light" color={facility.is_active ? "green" : "gray"}>
          {facility.is_active ? t("admin.active") : t("admin.retired")}
        </Badge>
      </StackedCell>
      <StackedCell label={t("admin.changed")}>
        {when(kept.changed_at)} · {kept.changed_by}
      </StackedCell>
      <StackedCell>
        <Group gap="xs">
          <Button
            component={Link}
            to={`/admin/facilities/${facility.id}`}
            size="compact-md"
            variant="light"
            aria-label={t("admin.changeOf", { name })}
          >
            {t("admin.change")}
          </Button>
          {facility.is_active ? (
            <Button
              size="compact-md"
              variant="light"
              color="red"
              aria-label={t("admin.retireOf", { name })}
              onClick={() => { onRetire(kept); }}
            >
              {t("admin.retire")}
            </Button>
          ) : (
            <Button
              size="compact-md"
              variant="light"
              loading={reopen.pending}
              aria-label={t("admin.reopenOf", { name })}
              onClick={() => { reopen.save(); }}
            >
              {t("admin.reopen")}
            </Button>
          )}
        </Group>
      </StackedCell>
    </StackedRow>
  );
}

function Retiring({ kept, onEnd }: { kept: FacilityKept; onEnd: () => void }): ReactElement {
  const { t } = useTranslation("facilities");
  const said = useSaid();
  const retire = useActive(kept, false, onEnd);
  return (
    <Alert color="red" mb="md" title={t("admin.retireOf", { name: said(kept.facility.name) })}>
      <Text>{t("admin.retireSure")}</Text>
      <Group mt="sm">
        <Button color="red" loading={retire.pending} onClick={() => { retire.save(); }} data-autofocus>
          {t("admin.retireNow")}
        </Button>
        <Button variant="default" onClick={onEnd}>
          {t("admin.keep")}
        </Button>
      </Group>
    </Alert>
  );
}

/** Retires a facility, or opens it again. */
function useActive(kept: FacilityKept, isActive: boolean, onEnd?: () => void): { pending: boolean; save: () => void } {
  const { t } = useTranslation("facilities");
  const problem = useProblemText();
  const change = useSaveFacility();
  const save = (): void => {
    settle(
      change.mutateAsync({ facility: { ...kept.facility, is_active: isActive }, seen: kept.edition }),
      () => {
        tellDone(t("admin.saved"));
        onEnd?.();
      },
      (error) => {
        tellProblem(hasCode(error, "conflict") ? t("admin.taken") : problem(error));
        onEnd?.();
      },
    );
  };
  return { pending: change.isPending, save };
}
