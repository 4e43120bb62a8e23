import { Alert, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { useWhen } from "../../shared/console-dates";
import { tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { BackTo } from "../back-to.ui";
import { useActOn, useAppointment, type AppointmentAct, type AppointmentDetail } from "./appointments.net";

const BRIEF = ["topic", "country", "sector", "amount", "form", "timing"] as const;

/** One appointment: who comes, what was said beforehand, and whether they came. */
export function AppointmentView({ code }: { code: string }): ReactElement {
  const { t } = useTranslation("appointments");
  return (
    <Stack p="md" gap="md">
      <BackTo list="/desk/appointments" label={t("desk.back")} />
      <Loaded query={useAppointment(code)}>{(found) => <InFull appointment={found} />}</Loaded>
    </Stack>
  );
}

function InFull({ appointment }: { appointment: AppointmentDetail }): ReactElement {
  const { t } = useTranslation("appointments");
  const said = useSaid();
  const when = useWhen();
  const noted = { who: appointment.changed_by ?? t("desk.citizen"), when: when(appointment.changed_at) };
  return (
    <>
      <Title order={2} size="h3">
        {t("slip", { code: appointment.code })}
      </Title>
      <Facts label={t("desk.who")}>
        <Fact name={t("counter")}>{said(appointment.counter_name)}</Fact>
        <Fact name={t("when")}>
          {said(appointment.when)}
          {appointment.there && ` (${appointment.zone}: ${said(appointment.there)})`}
        </Fact>
        <Fact name={t("desk.name")}>{appointment.name ?? t("desk.forgotten")}</Fact>
        <Fact name={t("desk.contact")}>{appointment.contact ?? "-"}</Fact>
        <Fact name={t("desk.language")}>{appointment.language === "en" ? t("desk.english") : t("desk.korean")}</Fact>
      </Facts>
      <Brief brief={appointment.brief} />
      <Text>
        <b>{said(appointment.state_name)}</b> · {t("desk.changed", noted)}
      </Text>
      <Acts appointment={appointment} />
    </>
  );
}

function Brief({ brief }: { brief: AppointmentDetail["brief"] }): ReactElement {
  const { t } = useTranslation("appointments");
  const given = BRIEF.filter((name) => brief?.[name]);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("desk.brief")}>
      <Title order={3} size="h5">
        {t("desk.brief")}
      </Title>
      {given.length === 0 ? (
        <Text>{t("desk.noBrief")}</Text>
      ) : (
        <>
          <Text size="sm" c="gray.7">
            {t("desk.briefNote")}
          </Text>
          <Facts label={t("desk.brief")}>
            {given.map((name) => (
              <Fact key={name} name={t(`desk.${name}`)}>
                {brief?.[name]}
              </Fact>
            ))}
          </Facts>
        </>
      )}
    </Paper>
  );
}

function Acts({ appointment }: { appointment: AppointmentDetail }): ReactElement {
  const { t } = useTranslation("appointments");
  const problem = useProblemText();
  const [sure, setSure] = useState(false);
  const act = useActOn(appointment.code);
  const does = (name: AppointmentAct): void => {
    settle(act.mutateAsync(name), () => {
      setSure(false);
      tellDone(t("desk.done"));
    });
  };
  return (
    <>
      {act.error && (
        <Alert color="red" role="alert">
          {problem(act.error)}
        </Alert>
      )}
      <Group>
        {appointment.can_be_settled && (
          <>
            <Button loading={act.isPending} onClick={() => { does("came"); }}>
              {t("desk.came")}
            </Button>
            <Button variant="light" loading={act.isPending} onClick={() => { does("did_not_come"); }}>
              {t("desk.didNotCome")}
            </Button>
          </>
        )}
        {appointment.can_change && !sure && (
          <Button variant="light" color="red" onClick={() => { setSure(true); }}>
            {t("desk.cancel")}
          </Button>
        )}
      </Group>
      {sure && (
        <Alert color="red" title={t("desk.cancel")}>
          <Text>{t("desk.cancelSure")}</Text>
          <Group mt="sm">
            <Button color="red" loading={act.isPending} onClick={() => { does("cancel"); }}>
              {t("cancelNow")}
            </Button>
            <Button variant="default" onClick={() => { setSure(false); }}>
              {t("desk.keep")}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}

function Facts({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <Table aria-label={label} layout="fixed">
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <Table.Tr>
      <Table.Th w={120}>{name}</Table.Th>
      <Table.Td style={{ overflowWrap: "anywhere" }}>{children}</Table.Td>
    </Table.Tr>
  );
}
