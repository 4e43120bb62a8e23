import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellDone, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import type { AccountDetail, IssuedPassword } from "./accounts";
import { useChangeAccount, useRemoveAccount, useResetAccount } from "./accounts.net";

/** Something about an account that is confirmed first. */
export interface Step {
  what: "reset" | "disable" | "remove";
  account: AccountDetail;
}

interface ConfirmProps {
  step: Step;
  onIssued: (issued: IssuedPassword) => void;
  onClose: () => void;
}

export function ConfirmDialog({ step, onIssued, onClose }: ConfirmProps): ReactElement {
  const { t } = useTranslation("admin");
  const { what, account } = step;
  const name = account.display_name;
  const reset = useResetAccount();
  const change = useChangeAccount();
  const remove = useRemoveAccount();
  const error = reset.error ?? change.error ?? remove.error;
  const done = (text: string) => (): void => {
    tellDone(text);
    onClose();
  };
  const confirm = (): void => {
    if (what === "reset") {
      settle(reset.mutateAsync(account.id), (issued) => {
        onClose();
        onIssued(issued);
      });
    } else if (what === "disable") {
      settle(
        change.mutateAsync({ id: account.id, change: { disabled: true } }),
        done(t("accounts.disabled", { name })),
      );
    } else settle(remove.mutateAsync(account.id), done(t("accounts.removed", { name })));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      centered
      title={t(`accounts.confirm.${what}Title`, { name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Text>{t(`accounts.confirm.${what}Text`)}</Text>
      {error && <ConfirmProblem error={error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          color={what === "reset" ? "primary" : "red"}
          loading={reset.isPending || change.isPending || remove.isPending}
          onClick={confirm}
          data-autofocus
        >
          {t(`accounts.${what}`)}
        </Button>
      </Group>
    </Modal>
  );
}

function ConfirmProblem({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("admin");
  const problem = useProblemText();
  return (
    <Alert color="red" mt="md" role="alert">
      {hasCode(error, "conflict") ? t("accounts.lastAdmin") : problem(error)}
    </Alert>
  );
}
