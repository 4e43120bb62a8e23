import { Alert, Button, Group, Loader, Paper, Text, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch, IconUserPlus } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useProblemText } from "../shared/console-problem";
import type { SessionAccount } from "../shared/console-session.net";
import { useTitle } from "../shared/use-title";
import { AccountForm } from "./account-form.ui";
import { found, type AccountDetail, type IssuedPassword } from "./accounts";
import { useAccounts } from "./accounts.net";
import { AccountTable } from "./accounts-table.ui";
import { ConfirmDialog, type Step } from "./confirm-dialog.ui";
import { IssuedDialog } from "./issued-dialog.ui";

/** Who may sign in, and as what. */
export function AccountsPage({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("admin");
  useTitle(t("accounts.title"));
  const problem = useProblemText();
  const accounts = useAccounts();
  const [words, setWords] = useState("");
  const [edited, setEdited] = useState<AccountDetail | null>(null);
  const [adding, add] = useDisclosure(false);
  const [step, setStep] = useState<Step | null>(null);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  return (
    <>
      <Group justify="space-between" align="end" mb="md">
        <div>
          <Title order={1}>{t("accounts.title")}</Title>
          <Text c="gray.7" maw={640} mt={4}>
            {t("accounts.lead")}
          </Text>
        </div>
        <Button size="md" leftSection={<IconUserPlus size={20} aria-hidden />} onClick={add.open}>
          {t("accounts.add")}
        </Button>
      </Group>
      <Paper withBorder radius="lg">
        <Group p="md" justify="space-between">
          <TextInput
            aria-label={t("accounts.search")}
            placeholder={t("accounts.search")}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
          <Text c="gray.7" size="sm" role="status">
            {t("accounts.count", { count: accounts.data?.length ?? 0 })}
          </Text>
        </Group>
        {accounts.isPending && <Loader m="xl" aria-label={t("loading")} />}
        {accounts.isError && (
          <Alert color="red" m="md">
            {problem(accounts.error)}
          </Alert>
        )}
        {accounts.data && (
          <AccountTable accounts={found(accounts.data, words)} own={account.id} onEdit={setEdited} onStep={setStep} />
        )}
      </Paper>
      {(adding || edited) && (
        <AccountForm
          key={edited?.id ?? "new"}
          account={edited}
          onIssued={setIssued}
          onClose={() => {
            add.close();
            setEdited(null);
          }}
        />
      )}
      {step && (
        <ConfirmDialog
          step={step}
          onIssued={setIssued}
          onClose={() => {
            setStep(null);
          }}
        />
      )}
      {issued && (
        <IssuedDialog
          issued={issued}
          onClose={() => {
            setIssued(null);
          }}
        />
      )}
    </>
  );
}
