import { Group, Image, List, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "../../curate/tool-frame.ui";
import { useSaid } from "../../petitions/said";
import { useWhen } from "../../shared/console-dates";
import { BackTo } from "../back-to.ui";
import { ActForm } from "./act-form.ui";
import { NoticeState } from "./notice-state.ui";
import { usePetition, type PetitionDetail, type Said } from "./petitions.net";
import { UrgencyBadge } from "./urgency-badge.ui";

/** One petition: what it says, what is owed and why then, all that happened, and what can be done. */
export function PetitionView({ number }: { number: string }): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <Stack p="md" gap="md">
      <BackTo list="/desk/petitions" label={t("desk.back")} />
      <Loaded query={usePetition(number)}>{(petition) => <Petition petition={petition} />}</Loaded>
    </Stack>
  );
}

function Petition({ petition }: { petition: PetitionDetail }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  return (
    <>
      <Group gap="sm">
        <Title order={2} size="h3">
          {petition.number} {petition.subject ?? t("desk.forgotten")}
        </Title>
        <UrgencyBadge urgency={petition.urgency} />
        <Text>
          {said(petition.kind_name)} · {said(petition.state)}
        </Text>
      </Group>
      {petition.filing && <Content filing={petition.filing} confirmation={petition.confirmation} />}
      {petition.photos.length > 0 && <PetitionPhotos petition={petition} />}
      {petition.likely.length > 0 && <Likely departments={petition.likely} />}
      <Duties petition={petition} />
      <ActForm key={`${petition.number} ${petition.ledger.length}`} petition={petition} />
      <Ledger petition={petition} />
    </>
  );
}

interface ContentProps {
  filing: NonNullable<PetitionDetail["filing"]>;
  confirmation: PetitionDetail["confirmation"];
}

function Content({ filing, confirmation }: ContentProps): ReactElement {
  const { t } = useTranslation("petitions");
  const confirmed = confirmation ? [t(confirmation.is_confirmed ? "desk.confirmed" : "desk.unconfirmed")] : [];
  return (
    <Part title={t("desk.content")}>
      <Words title={t("desk.signed")} said={filing.signed} />
      {filing.drafted && (
        <details>
          <summary>{t("desk.drafted")}</summary>
          <Words title={t("desk.drafted")} said={filing.drafted} />
        </details>
      )}
      <Text mt="sm">
        <b>{t("desk.petitioner")}</b> {filing.name}
      </Text>
      <Text>
        <b>{t("desk.address")}</b> {filing.address}
      </Text>
      <Text>
        <b>{t("desk.contact")}</b> {filing.contact} {filing.notify && `(${[t("desk.notify"), ...confirmed].join(", ")})`}
      </Text>
    </Part>
  );
}

function Words({ title, said }: { title: string; said: Said }): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <section aria-label={title}>
      <Text fw={700}>{said.subject}</Text>
      <Text style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{said.text}</Text>
      {(["place", "occurred", "wish"] as const).map(
        (field) =>
          said[field] && (
            <Text key={field}>
              <b>{t(`desk.${field}`)}</b> {said[field]}
            </Text>
          ),
      )}
    </section>
  );
}

/** What came with it, each opening in full. */
function PetitionPhotos({ petition }: { petition: PetitionDetail }): ReactElement {
  const { t } = useTranslation("petitions");
  return (
    <Part title={t("photos.title")}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {petition.photos.map((photo, index) => {
          const address = `/api/casework/petitions/${petition.number}/photos/${photo.id}`;
          return (
            <li key={photo.id}>
              <a href={address} target="_blank" rel="noreferrer">
                <Image src={address} alt={photo.alt || t("photos.nth", { nth: index + 1 })} mah={240} fit="contain" />
              </a>
              {photo.alt && <Text size="sm">{photo.alt}</Text>}
              {photo.entry > 1 && <Text size="sm" c="gray.7">{t("photos.later", { entry: photo.entry })}</Text>}
            </li>
          );
        })}
      </SimpleGrid>
    </Part>
  );
}

/** Where the words of the petition point to: the person who reads it decides. */
function Likely({ departments }: { departments: PetitionDetail["likely"] }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  return (
    <Part title={t("desk.likely")}>
      <Text size="sm">{t("desk.likelyHelp")}</Text>
      <List mt="xs">
        {departments.map((one) => (
          <List.Item key={one.id}>
            <b>{said(one.name)}</b> ({t(`desk.holder.${one.holder}`)}) · {t("desk.contact")} {one.contact}
            <Text size="sm" c="gray.7">
              {said(one.remit)} · {one.source}
            </Text>
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

function Duties({ petition }: { petition: PetitionDetail }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  return (
    <Part title={t("desk.duties")}>
      <List>
        {petition.duties.map((duty) => (
          <List.Item key={duty.kind}>
            {said(duty.name)}: {duty.due ? said(duty.due) : t("desk.atOnce")}
            {duty.is_late && <b> ({t("desk.late")})</b>}
            <Text size="sm" c="gray.7">
              {said(duty.article)}
            </Text>
          </List.Item>
        ))}
      </List>
      {petition.reckoned && (
        <details>
          <summary>{t("desk.reckoning")}</summary>
          <List type="ordered">
            {petition.reckoned.steps.map((step) => (
              <List.Item key={step.ko}>
                {said(step)}
                <Text size="sm" c="gray.7">
                  {step.articles.map(said).join(" · ")}
                </Text>
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </Part>
  );
}

function Ledger({ petition }: { petition: PetitionDetail }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const when = useWhen();
  return (
    <Part title={t("desk.ledger")}>
      <List listStyleType="none" spacing="sm">
        {petition.ledger.map((line, index) => (
          <List.Item key={index}>
            <Text size="sm" c="gray.7">
              {when(line.at)} · {said(line.by_name)} {line.by_account}
            </Text>
            <Text>{said(line)}</Text>
            {line.notice && <NoticeState number={petition.number} entry={index + 1} state={line.notice} />}
            {[line.text, ...Object.values(line.details)].filter(Boolean).map((text) => (
              <Text key={text} size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {text}
              </Text>
            ))}
          </List.Item>
        ))}
      </List>
      {petition.result && <Text style={{ whiteSpace: "pre-wrap" }}>{petition.result.answer}</Text>}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={3} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
