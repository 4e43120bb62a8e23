import { Alert, Anchor, Button, FileInput, Group, Paper, Text, Title } from "@mantine/core";
import { IconPackageImport } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { ServiceProblem } from "../api/problem";
import { useProblemText } from "../shared/console-problem";
import { BundleReport } from "./bundle-report.ui";
import { useLook, useTake, type BundleTaken } from "./bundles.net";

/** A bundle of another service: looked at, its signer checked by a person, then taken in as drafts. */
export function BundleImport(): ReactElement {
  const { t } = useTranslation("curate");
  const [file, setFile] = useState<File | null>(null);
  const look = useLook();
  const take = useTake();
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    look.reset();
    take.reset();
  };
  return (
    <Paper withBorder radius="lg" p="md" mb="lg" component="section" aria-label={t("bundle.import")}>
      <Title order={2} mb="xs">
        {t("bundle.import")}
      </Title>
      <Text size="sm" c="gray.7" mb="md">
        {t("bundle.importText")}
      </Text>
      <Group align="end">
        <FileInput
          label={t("bundle.file")}
          placeholder={t("bundle.fileChoose")}
          accept=".zip,application/zip"
          value={file}
          onChange={choose}
          style={{ flex: "1 1 16rem" }}
          maw="32rem"
        />
        <Button
          variant="default"
          disabled={!file}
          loading={look.isPending}
          onClick={() => {
            take.reset();
            if (file) look.mutate(file);
          }}
        >
          {t("bundle.look")}
        </Button>
      </Group>
      {look.isError && <Refused error={look.error} />}
      <div role="status">
        {look.data && !take.data && (
          <BundleReport
            bundle={look.data}
            isTaking={take.isPending}
            onTake={() => {
              take.mutate(look.data);
            }}
          />
        )}
        {take.data && <Taken taken={take.data} />}
      </div>
      {take.isError && <Refused error={take.error} />}
    </Paper>
  );
}

const TOLD = ["file_damaged", "file_too_large", "bundle_signature_invalid", "not_found"] as const;

function Refused({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const code = error instanceof ServiceProblem ? TOLD.find((one) => one === error.code) : undefined;
  return (
    <Alert color="red" role="alert" mt="md">
      {code ? t(`bundle.problem.${code}`) : problem(error)}
    </Alert>
  );
}

function Taken({ taken }: { taken: BundleTaken }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Alert color="green" mt="md" icon={<IconPackageImport size={20} aria-hidden />}>
      {t("bundle.taken", { count: taken.created + taken.changed })}
      {taken.refused.length > 0 && ` ${t("bundle.leftOut", { count: taken.refused.length })}`}{" "}
      <Anchor component={Link} to="/curate?state=draft">
        {t("bundle.toDrafts")}
      </Anchor>
    </Alert>
  );
}
