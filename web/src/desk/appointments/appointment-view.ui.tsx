import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { BackTo } from "../back-to.ui";
import { Fact, Facts, ReservationInFull, Said } from "../reserving/in-full.ui";
import { useActOn, useAppointment, type AppointmentDetail } from "./appointments.net";

const BRIEF = ["topic", "country", "sector", "amount", "form", "timing"] as const;

/** One appointment: who comes, what was said beforehand, and whether they came. */
export function AppointmentView({ code }: { code: string }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <Stack p="md" gap="md">
      <BackTo list="/desk/appointments" label={t("desk.back")} />
      <Loaded query={useAppointment(code)}>{(found) => <Appointment found={found} />}</Loaded>
    </Stack>
  );
}

function Appointment({ found }: { found: AppointmentDetail }): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const act = useActOn(found.code);
  return (
    <ReservationInFull
      found={found}
      facts={<Fact name={t("counter")}>{said(found.counter_name)}</Fact>}
      acts={{ pending: act.isPending, error: act.error, act: async (name) => act.mutateAsync(name) }}
    >
      {!found.is_anonymous && <Brief brief={found.brief} heard={found.heard} />}
    </ReservationInFull>
  );
}

type Name = (typeof BRIEF)[number];

function Brief({ brief, heard }: Pick<AppointmentDetail, "brief" | "heard">): ReactElement {
  const { t } = useTranslation("appointments");
  const given = BRIEF.filter((name) => brief?.[name] ?? heard?.[name]);
  if (given.length === 0) {
    return (
      <Paper withBorder p="md" component="section" aria-label={t("desk.brief")}>
        <Title order={3} size="h5">
          {t("desk.brief")}
        </Title>
        <Text>{t("desk.noBrief")}</Text>
      </Paper>
    );
  }
  const prepared = Object.keys(heard ?? {}).length > 0;
  return (
    <Said title={t("desk.brief")} note={t(prepared ? "desk.preparedNote" : "desk.briefNote")}>
      <Facts label={t("desk.brief")}>
        {given.map((name) => (
          <Fact key={name} name={t(`desk.${name}`)}>
            {brief?.[name] ?? "-"}
            {prepared && <Origin name={name} brief={brief} heard={heard} />}
          </Fact>
        ))}
      </Facts>
    </Said>
  );
}

/** Who wrote it: the AI in the talk, or the citizen by hand, and what the AI had written then. */
function Origin({ name, brief, heard }: Pick<AppointmentDetail, "brief" | "heard"> & { name: Name }): ReactElement {
  const { t } = useTranslation("appointments");
  const was = heard?.[name];
  const byHand = was === undefined ? t("desk.byHand") : t("desk.changedByHand", { was });
  return (
    <Text component="span" display="block" size="sm" c="gray.7">
      {was !== undefined && was === brief?.[name] ? t("desk.byAi") : byHand}
    </Text>
  );
}
