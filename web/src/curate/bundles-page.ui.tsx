import { Alert, Button, Code, CopyButton, Group, Loader, Paper, Table, Text, Title } from "@mantine/core";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { IconCopy, IconFileText, IconPackageExport } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { useTitle } from "../shared/use-title";
import { useCollections, type CollectionSummary } from "./procedures.net";
import { useCollectionName } from "./words";

/** Whole collections to take away, for admins. */
export function BundlesPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("curate");
  useTitle(t("bundle.title"));
  const problem = useProblemText();
  const collections = useCollections();
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
      {admin && collections.data?.length === 0 && <Text c="gray.7">{t("bundle.none")}</Text>}
      {admin && collections.data && collections.data.length > 0 && <CollectionTable collections={collections.data} />}
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

function useSigningKey(): UseQueryResult<string> {
  return useQuery({
    queryKey: ["bundles", "key"],
    queryFn: async ({ signal }) => (await answered(api.GET("/api/bundles/key", { signal }))).key,
  });
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
        <Group gap="sm">
          <Code style={{ overflowWrap: "anywhere" }}>{key.data}</Code>
          <CopyButton value={key.data}>
            {({ copied, copy }) => (
              <Button size="compact-md" variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
                {copied ? t("bundle.copied") : t("bundle.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
      <Title order={3} mt="lg" mb="xs">
        {t("bundle.import")}
      </Title>
      <Text size="sm" c="gray.7" mb="xs">
        {t("bundle.importText")}
      </Text>
      <Code block>{"madang knowledge import-bundle FILE.zip --trust KEY --existing refuse|skip|draft"}</Code>
    </Paper>
  );
}
