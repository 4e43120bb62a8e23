import { Alert, Button, Code, CopyButton, Group, Loader, Paper, Table, Text, Title } from "@mantine/core";
import { IconCopy, IconFileText, IconPackageExport } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
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
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("bundle.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("column.collection")}</Table.Th>
              <Table.Th ta="right">{t("bundle.documents")}</Table.Th>
              <Table.Th ta="right">{t("bundle.live")}</Table.Th>
              <Table.Th>{t("bundle.take")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {collections.map(({ id, documents, live }) => (
              <Table.Tr key={id}>
                <Table.Td>{name(id)}</Table.Td>
                <Table.Td ta="right">{documents}</Table.Td>
                <Table.Td ta="right">{live}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      component="a"
                      size="compact-md"
                      href={`/api/bundles/${encodeURIComponent(id)}.zip`}
                      download
                      aria-label={t("bundle.signedOf", { name: name(id) })}
                      leftSection={<IconPackageExport size={16} aria-hidden />}
                    >
                      {t("bundle.signed")}
                    </Button>
                    <Button
                      component="a"
                      size="compact-md"
                      variant="default"
                      href={`/api/bundles/${encodeURIComponent(id)}.jsonl`}
                      download
                      aria-label={t("bundle.linesOf", { name: name(id) })}
                      leftSection={<IconFileText size={16} aria-hidden />}
                    >
                      JSONL
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
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
