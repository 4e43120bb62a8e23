import { Badge, Button, Checkbox, Code, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import type { BundleView, ForeseenDocument } from "./bundles.net";
import { useCollectionName } from "./words";

interface Props {
  bundle: BundleView;
  isTaking: boolean;
  onTake: () => void;
}

/** Who signed a bundle and what it would bring; what a stranger signed waits for a person's word. */
export function BundleReport({ bundle, isTaking, onTake }: Props): ReactElement {
  const { t } = useTranslation("curate");
  const [checked, setChecked] = useState(false);
  const drafts = bundle.created + bundle.changed;
  return (
    <Stack mt="lg" gap="md">
      <Signer bundle={bundle} />
      <Counts bundle={bundle} />
      {bundle.documents.length > 0 && <Documents documents={bundle.documents} />}
      {drafts > 0 && !bundle.is_ours && (
        <Checkbox
          label={t("bundle.checked")}
          checked={checked}
          onChange={(event) => {
            setChecked(event.currentTarget.checked);
          }}
        />
      )}
      <Group>
        <Button disabled={drafts === 0 || !(checked || bundle.is_ours)} loading={isTaking} onClick={onTake}>
          {t("bundle.takeIn", { count: drafts })}
        </Button>
        <Text size="sm" c="gray.7">
          {drafts === 0 ? t("bundle.nothingNew") : t("bundle.asDrafts")}
        </Text>
      </Group>
    </Stack>
  );
}

function Signer({ bundle }: { bundle: BundleView }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  const when = useWhen();
  return (
    <div>
      <Title order={3} mb="xs">
        {t("bundle.signer")} <Badge color="green">{t("bundle.holds")}</Badge>{" "}
        {bundle.is_ours && <Badge variant="light">{t("bundle.ours")}</Badge>}
      </Title>
      <Text size="sm">{t("bundle.fingerprint")}</Text>
      <Code style={{ overflowWrap: "anywhere" }}>{bundle.fingerprint}</Code>
      <Text size="sm" mt="xs">
        {name(bundle.collection)} · {when(bundle.made_at)}
      </Text>
    </div>
  );
}

function Counts({ bundle }: { bundle: BundleView }): ReactElement {
  const { t } = useTranslation("curate");
  const one = (label: string, count: number): ReactNode => (
    <div key={label}>
      <Text component="dt" size="sm" c="gray.7">
        {label}
      </Text>
      <Text component="dd" fw={700} m={0}>
        {count}
      </Text>
    </div>
  );
  return (
    <Group component="dl" gap="xl" m={0}>
      {one(t("bundle.outcome.created"), bundle.created)}
      {one(t("bundle.outcome.changed"), bundle.changed)}
      {one(t("bundle.outcome.unchanged"), bundle.unchanged)}
      {bundle.refused > 0 && one(t("bundle.outcome.refused"), bundle.refused)}
      {bundle.silent > 0 && one(t("bundle.silent"), bundle.silent)}
    </Group>
  );
}

const COLORS: Readonly<Record<ForeseenDocument["outcome"], string>> = {
  created: "green",
  changed: "primary",
  unchanged: "gray",
  refused: "red",
};

function Documents({ documents }: { documents: readonly ForeseenDocument[] }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Table.ScrollContainer minWidth={480} mah="24rem">
      <Table verticalSpacing="xs" aria-label={t("bundle.documents")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("column.title")}</Table.Th>
            <Table.Th>{t("bundle.becomes")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {documents.map(({ document_id, title, outcome, why }) => (
            <Table.Tr key={document_id} style={{ verticalAlign: "top" }}>
              <Table.Td>
                {title}
                <Text size="xs" c="gray.7">
                  {document_id}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color={COLORS[outcome]}>
                  {t(`bundle.outcome.${outcome}`)}
                </Badge>
                {why && (
                  <Text size="xs" c="gray.7" mt={4}>
                    {why}
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
