import { Alert, Button, Code, CopyButton, Group, Loader, Paper, Text, Title } from "@mantine/core";
import { IconCopy, IconFileText, IconPackageExport } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { useTitle } from "../shared/use-title";
import { BundleImport } from "./bundle-import.ui";
import { useSigningKey } from "./bundles.net";
import { useCollections, type CollectionSummary } from "./procedures.net";
import { useCollectionName } from "./words";

/** Whole collections to take away, for admins. */
export function BundlesPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("bundle.title"));
  const problem = useProblemText();
  const collections = useCollections();
  const held = collections.data?.filter(({ documents }) => documents > 0);
  const admin = account.roles.includes("admin");
  return (
    <>
      <Title order={1}>{t("bundle.title")}</Title>
      <Text c="gray.7" mt={4} mb="md">
        {t("bundle.lead")}
      </Text>
      {!admin && <Alert color="yellow">{t("bundle.adminOnly")}</Alert>}
      {admin && collections.isPending && <Loader aria-label={t("loading")} />}
      {admin && collections.isError && <Alert color="red">{problem(collections.error)}</Alert>}
      {admin && held?.length === 0 && <Text c="gray.7">{t("bundle.none")}</Text>}
      {admin && held && held.length > 0 && <CollectionTable collections={held} />}
      {admin && <BundleImport />}
      {admin && <KeyCard />}
    </>
  );
}

function CollectionTable({ collections }: { collections: readonly CollectionSummary[] }): ReactElement {
  const { t } = useTranslation("curate");
  const name = useCollectionName();
  return (
    <Paper withBorder radius="lg" mb="lg">
      <StackedTable
        label={t("bundle.title")}
        columns={[t("column.collection"), { figure: t("bundle.documents") }, { figure: t("bundle.live") }, t("bundle.take")]}
        minWidth={560}
      >
        {collections.map(({ id, documents, live }) => (
          <StackedRow key={id}>
            <StackedCell>
              <Text fw={600}>{name(id)}</Text>
            </StackedCell>
            <StackedCell label={t("bundle.documents")} figure>
              {documents}
            </StackedCell>
            <StackedCell label={t("bundle.live")} figure>
              {live}
            </StackedCell>
            <StackedCell>
              <Downloads id={id} name={name(id)} />
            </StackedCell>
          </StackedRow>
        ))}
      </StackedTable>
    </Paper>
  );
}

function Downloads({ id, name }: { id: string; name: string }): ReactElement {
  const { t } = useTranslation("curate");
  const file = `/api/bundles/${encodeURIComponent(id)}`;
  return (
    <Group gap="xs">
      <Button
        component="a"
        size="compact-md"
        href={`${file}.zip`}
        download
        aria-label={t("bundle.signedOf", { name })}
        leftSection={<IconPackageExport size={16} aria-hidden />}
      >
        {t("bundle.signed")}
      </Button>
      <Button
        component="a"
        size="compact-md"
        variant="default"
        href={`${file}.jsonl`}
        download
        aria-label={t("bundle.linesOf", { name })}
        leftSection={<IconFileText size={16} aria-hidden />}
      >
        JSONL
      </Button>
    </Group>
  );
}

/** Whoever imports a bundle of ours has to name this key. */
function KeyCard(): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const key = useSigningKey();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} mb="xs">
        {t("bundle.key")}
      </Title>
      <Text size="sm" c="gray.7" mb="sm">
        {t("bundle.keyText")}
      </Text>
      {key.isPending && <Loader size="sm" aria-label={t("loading")} />}
      {key.isError && <Alert color="red">{problem(key.error)}</Alert>}
      {key.data && (
        <>
        <Group gap="sm" mb="xs">
          <Code style={{ overflowWrap: "anywhere" }}>{key.data.key}</Code>
          <CopyButton value={key.data.key}>
            {({ copied, copy }) => (
              <Button size="compact-md" variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                {copied ? t("bundle.copied") : t("bundle.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Text size="sm">{t("bundle.fingerprint")}</Text>
        <Code style={{ overflowWrap: "anywhere" }}>{key.data.fingerprint}</Code>
        </>
      )}
    </Paper>
  );
}
