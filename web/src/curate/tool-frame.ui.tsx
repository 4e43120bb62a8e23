import { Alert, Button, Loader, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, useProblemText } from "../shared/console-problem";

/** The head of a tool's page. */
export function ToolHead({ title, lead, children }: { title: string; lead: string; children?: ReactNode }): ReactElement {
  return (
    <header>
      <Title order={1}>{title}</Title>
      <Text c="gray.7" mt={4} mb="md">
        {lead}
      </Text>
      {children}
    </header>
  );
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}

/** What was fetched; before that a spinner, or what went wrong with a way to try again. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>): ReactElement {
  const { t } = useTranslation("curate");
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <LoadProblem error={query.error} onAgain={() => void query.refetch()} />;
  return <Loader m="xl" display="block" aria-label={t("loading")} />;
}

function LoadProblem({ error, onAgain }: { error: Error; onAgain: () => void }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  return (
    <Alert color="red" role="alert" mt="md">
      <p>{problem(error)}</p>
      {!hasCode(error, "not_found") && (
        <Button mt="sm" size="sm" variant="light" color="red" onClick={onAgain}>
          {t("again")}
        </Button>
      )}
    </Alert>
  );
}
