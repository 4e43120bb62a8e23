import { ActionIcon, Badge, EmptyState, Group, Menu, Text } from "@mantine/core";
import { IconDots, IconKey, IconPencil, IconTrash, IconUserCheck, IconUserOff, IconUsers } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { dayInSeoul } from "../shared/console-dates";
import { tellDone, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { StackedCell, StackedRow, StackedTable } from "../shared/stacked-table.ui";
import { stateOf, type AccountDetail, type AccountState } from "./accounts";
import { useChangeAccount } from "./accounts.net";
import type { Step } from "./confirm-dialog.ui";

const COLORS: Readonly<Record<AccountState, string>> = { active: "green", fresh: "yellow", disabled: "gray" };

interface TableProps {
  accounts: readonly AccountDetail[];
  /** The id of whoever looks. */
  own: string;
  onEdit: (account: AccountDetail) => void;
  onStep: (step: Step) => void;
}

export function AccountTable({ accounts, own, onEdit, onStep }: TableProps): ReactElement {
  const { t } = useTranslation("admin");
  if (accounts.length === 0)
    return <EmptyState py="xl" icon={<IconUsers size={36} aria-hidden />} title={t("accounts.none")} />;
  return (
    <StackedTable
      label={t("accounts.title")}
      columns={[
        t("accounts.displayName"),
        t("accounts.name"),
        t("accounts.roles"),
        t("accounts.state"),
        t("accounts.created"),
        t("accounts.actions"),
      ]}
      minWidth={720}
    >
      {accounts.map((account) => (
        <StackedRow key={account.id}>
          <StackedCell>
            <Text span fw={600}>
              {account.display_name}{" "}
            </Text>
            {account.id === own && (
              <Badge size="sm" variant="outline">
                {t("accounts.you")}
              </Badge>
            )}
          </StackedCell>
          <StackedCell label={t("accounts.name")}>
            <Text span ff="monospace">
              {account.name}
            </Text>
          </StackedCell>
          <StackedCell label={t("accounts.roles")}>
            <Group gap={6}>
              {account.roles.map((role) => (
                <Badge key={role} variant="light">
                  {t(`role.${role}`)}
                </Badge>
              ))}
            </Group>
          </StackedCell>
          <StackedCell label={t("accounts.state")}>
            <Badge variant="dot" color={COLORS[stateOf(account)]}>
              {t(`accounts.states.${stateOf(account)}`)}
            </Badge>
          </StackedCell>
          <StackedCell label={t("accounts.created")} whole>
            {dayInSeoul(new Date(account.created_at))}
          </StackedCell>
          <StackedCell label={t("accounts.actions")}>
            <RowMenu account={account} own={account.id === own} onEdit={onEdit} onStep={onStep} />
          </StackedCell>
        </StackedRow>
      ))}
    </StackedTable>
  );
}

interface MenuProps {
  account: AccountDetail;
  own: boolean;
  onEdit: (account: AccountDetail) => void;
  onStep: (step: Step) => void;
}

function RowMenu({ account, own, onEdit, onStep }: MenuProps): ReactElement {
  const { t } = useTranslation("admin");
  const step = (what: Step["what"]): void => {
    onStep({ what, account });
  };
  return (
    <Menu position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("accounts.menu", { name: account.display_name })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={() => {
            onEdit(account);
          }}
        >
          {t("accounts.edit")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={18} aria-hidden />}
          onClick={() => {
            step("reset");
          }}
        >
          {t("accounts.reset")}
        </Menu.Item>
        <Menu.Divider />
        {account.disabled ? (
          <EnableItem account={account} />
        ) : (
          <Menu.Item
            disabled={own}
            leftSection={<IconUserOff size={18} aria-hidden />}
            onClick={() => {
              step("disable");
            }}
          >
            {t("accounts.disable")}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          disabled={own}
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => {
            step("remove");
          }}
        >
          {t("accounts.remove")}
        </Menu.Item>
        {own && (
          <Text size="xs" c="gray.7" px="sm" pb="xs">
            {t("accounts.own")}
          </Text>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function EnableItem({ account }: { account: AccountDetail }): ReactElement {
  const { t } = useTranslation("admin");
  const problem = useProblemText();
  const change = useChangeAccount();
  const enable = (): void => {
    settle(
      change.mutateAsync({ id: account.id, change: { disabled: false } }),
      () => {
        tellDone(t("accounts.enabled", { name: account.display_name }));
      },
      (error) => {
        tellProblem(problem(error));
      },
    );
  };
  return (
    <Menu.Item leftSection={<IconUserCheck size={18} aria-hidden />} onClick={enable}>
      {t("accounts.enable")}
    </Menu.Item>
  );
}
