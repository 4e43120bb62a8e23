import { Alert, Button, Group, Paper, Table, Text, Title } from "@mantine/core";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { components } from "../../api/schema";
import { useSaid } from "../../petitions/said";
import { useWhen } from "../../shared/console-dates";
import { tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { ReasonForm } from "./reason-form.ui";

type Appointment = components["schemas"]["AppointmentDetail"];
type FacilityBooking = components["schemas"]["FacilityBookingDetail"];
/** A reservation with whoever made it. */
export type InFull = Pick<Appointment, keyof Appointment & keyof FacilityBooking>;
export type Act = "came" | "did_not_come" | "cancel";

interface InFullProps {
  found: InFull;
  /** Of what it is, as rows of the list of facts. */
  facts: ReactNode;
  /** What was said beforehand. */
  children: ReactNode;
  acts: ActsProps;
}

/** One reservation: who comes, what was said beforehand, and whether they came. */
export function ReservationInFull({ found, facts, children, acts }: InFullProps): ReactElement {
  const { t } = useTranslation("reserving");
  const said = useSaid();
  const when = useWhen();
  const noted = { who: found.changed_by ?? t("desk.citizen"), when: when(found.changed_at) };
  return (
    <>
      <Title order={2} size="h3">
        {t("slip", { code: found.code })}
      </Title>
      <Facts label={t("desk.who")}>
        {facts}
        <Fact name={t("when")}>
          {said(found.when)}
          {found.there && ` (${found.zone}: ${said(found.there)})`}
        </Fact>
        <Fact name={t("desk.name")}>{found.name ?? t("desk.forgotten")}</Fact>
        <Fact name={t("desk.contact")}>{found.contact === "" ? t("desk.anonymous") : (found.contact ?? "-")}</Fact>
        <Fact name={t("desk.language")}>{found.language === "en" ? t("desk.english") : t("desk.korean")}</Fact>
      </Facts>
      {children}
      <Text>
        <b>{said(found.state_name)}</b>
        {found.waiting_place !== null && ` (${t("place", { place: found.waiting_place })})`} · {t("desk.changed", noted)}
      </Text>
      {found.reason && <Text>{t("reason", { reason: found.reason })}</Text>}
      {found.closed_reason && <Text>{t("closedReason", { reason: found.closed_reason })}</Text>}
      <Acts found={found} {...acts} />
    </>
  );
}

/** What its citizen wrote, set apart from what is known. */
export function Said({ title, note, children }: { title: string; note: string; children: ReactNode }): ReactElement {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <Text size="sm" c="gray.7">
        {note}
      </Text>
      {children}
    </Paper>
  );
}

interface ActsProps {
  pending: boolean;
  error: Error | null;
  /** Whether the citizen is told why it is cancelled. */
  withReason?: boolean;
  act: (name: Act, reason: string) => Promise<unknown>;
}

function Acts({ found, pending, error, withReason = false, act }: ActsProps & { found: InFull }): ReactElement {
  const { t } = useTranslation("reserving");
  const problem = useProblemText();
  const [sure, setSure] = useState(false);
  const does = (name: Act, reason = ""): void => {
    settle(act(name, reason), () => {
      setSure(false);
      tellDone(t("desk.done"));
    });
  };
  return (
    <>
      {error && (
        <Alert color="red" role="alert">
          {problem(error)}
        </Alert>
      )}
      <Group>
        {found.can_be_settled && (
          <>
            <Button loading={pending} onClick={() => { does("came"); }}>
              {t("desk.came")}
            </Button>
            <Button variant="light" loading={pending} onClick={() => { does("did_not_come"); }}>
              {t("desk.didNotCome")}
            </Button>
          </>
        )}
        {found.can_change && !sure && (
          <Button variant="light" color="red" onClick={() => { setSure(true); }}>
            {t("desk.cancel")}
          </Button>
        )}
      </Group>
      {sure && (
        <Alert color="red" title={t("desk.cancel")}>
          <Text>{t("desk.cancelSure")}</Text>
          <ReasonForm
            action={t("cancelNow")}
            withReason={withReason}
            pending={pending}
            onSay={(reason) => { does("cancel", reason); }}
            onKeep={() => { setSure(false); }}
          />
        </Alert>
      )}
    </>
  );
}

export function Facts({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <Table aria-label={label} layout="fixed">
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <Table.Tr>
      <Table.Th w={120}>{name}</Table.Th>
      <Table.Td style={{ overflowWrap: "anywhere" }}>{children}</Table.Td>
    </Table.Tr>
  );
}
