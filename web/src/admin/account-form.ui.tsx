import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellDone, useProblemText } from "../shared/console-problem";
import type { Role } from "../shared/console-session.net";
import { settle } from "../shared/console-settle";
import { isAccountName, ROLES, type AccountDetail, type IssuedPassword } from "./accounts";
import { useAddAccount, useChangeAccount } from "./accounts.net";

interface FormProps {
  /** Null: a new one. */
  account: AccountDetail | null;
  onIssued: (issued: IssuedPassword) => void;
  onClose: () => void;
}

/** A new account, or another name and other roles for one. */
export function AccountForm({ account, onIssued, onClose }: FormProps): ReactElement {
  const { t } = useTranslation("admin");
  const add = useAddAccount();
  const change = useChangeAccount();
  const [name, setName] = useState(account?.name ?? "");
  const [displayName, setDisplayName] = useState(account?.display_name ?? "");
  const [roles, setRoles] = useState<string[]>(account?.roles ?? []);
  const [asked, setAsked] = useState(false);
  const error = add.error ?? change.error;
  const wrongName = !account && !isAccountName(name);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (wrongName || roles.length === 0) return;
    const chosen = ROLES.filter((role) => roles.includes(role));
    if (account) {
      const wanted = { id: account.id, change: { display_name: displayName, roles: chosen } };
      settle(change.mutateAsync(wanted), () => {
        tellDone(t("accounts.saved"));
        onClose();
      });
      return;
    }
    settle(add.mutateAsync({ name, display_name: displayName, roles: chosen }), (issued) => {
      onClose();
      onIssued(issued);
    });
  };
  const taken = !account && hasCode(error, "conflict");
  return (
    <Modal
      opened
      onClose={onClose}
      title={account ? t("accounts.edit") : t("accounts.add")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t("accounts.displayName")}
            description={t("accounts.displayHint")}
            maxLength={120}
            value={displayName}
            data-autofocus
            onChange={(event) => {
              setDisplayName(event.currentTarget.value);
            }}
          />
          <TextInput
            label={t("accounts.name")}
            description={t("accounts.nameHint")}
            required
            disabled={account !== null}
            maxLength={64}
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            error={taken ? t("accounts.nameTaken") : asked && wrongName ? t("accounts.nameFlaw") : null}
            onChange={(event) => {
              add.reset();
              setName(event.currentTarget.value.toLowerCase());
            }}
          />
          <RoleChoice roles={roles} onChange={setRoles} error={asked && roles.length === 0} />
          {error && !taken && <FormProblem error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={add.isPending || change.isPending}>
              {account ? t("accounts.save") : t("accounts.add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function FormProblem({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("admin");
  const problem = useProblemText();
  return (
    <Alert color="red" role="alert">
      {hasCode(error, "conflict") ? t("accounts.lastAdmin") : problem(error)}
    </Alert>
  );
}

interface RoleProps {
  roles: string[];
  onChange: (roles: string[]) => void;
  error: boolean;
}

function RoleChoice({ roles, onChange, error }: RoleProps): ReactElement {
  const { t } = useTranslation("admin");
  const both = (["curator", "approver"] satisfies Role[]).every((role) => roles.includes(role));
  return (
    <Checkbox.Group
      label={t("accounts.roles")}
      withAsterisk
      value={roles}
      onChange={onChange}
      error={error ? t("accounts.rolesFlaw") : null}
    >
      <Stack mt="xs" gap="xs">
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={t(`role.${role}`)} description={t(`roleText.${role}`)} />
        ))}
      </Stack>
      {both && (
        <Text size="sm" c="gray.7" mt="xs">
          {t("accounts.both")}
        </Text>
      )}
    </Checkbox.Group>
  );
}
