import { Avatar, Badge, Button, Group, Menu, Modal, Stack, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconKey, IconLanguage, IconLogout } from "@tabler/icons-react";
import { use, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { DeskContext } from "../desk/desk-context";
import { chooseLanguage } from "../i18n/setup";
import { useLanguage } from "../i18n/use-language";
import { PasswordForm } from "./console-password.ui";
import { useSignOut, type SessionAccount } from "./console-session.net";

/** Who is signed in, with what can be done about it. */
export function UserMenu({ account }: { account: SessionAccount }): ReactElement {
  const { t } = useTranslation("admin");
  const [password, passwordModal] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray.8"
            px="xs"
            leftSection={<Avatar size={30} radius="xl" color="primary" name={account.display_name} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            <span className="mantine-visible-from-sm" aria-hidden>
              {account.display_name}
            </span>
            <VisuallyHidden>{t("user.menu", { name: account.display_name })}</VisuallyHidden>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Stack gap={4} p="sm">
            <Text fw={700}>{account.display_name}</Text>
            <Text size="sm" c="gray.7">
              {account.name}
            </Text>
            <Group gap={6}>
              {account.roles.map((role) => (
                <Badge key={role} variant="light">
                  {t(`role.${role}`)}
                </Badge>
              ))}
            </Group>
          </Stack>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={passwordModal.open}>
            {t("password.title")}
          </Menu.Item>
          <LanguageItem />
          <SignOutItem />
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={password}
        onClose={passwordModal.close}
        title={t("password.title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <PasswordForm account={account} oldLabel={t("password.old")} onDone={passwordModal.close} />
      </Modal>
    </>
  );
}

function LanguageItem(): ReactElement {
  const other = useLanguage() === "ko" ? "en" : "ko";
  return (
    <Menu.Item
      lang={other}
      leftSection={<IconLanguage size={18} aria-hidden />}
      onClick={() => void chooseLanguage(other)}
    >
      {other === "en" ? "English" : "한국어"}
    </Menu.Item>
  );
}

/** Nobody signs out and leaves a citizen behind. */
function SignOutItem(): ReactElement {
  const { t } = useTranslation("admin");
  const signOut = useSignOut();
  const busy = (use(DeskContext)?.view?.mine.length ?? 0) > 0;
  return (
    <Menu.Item
      color="red"
      leftSection={<IconLogout size={18} aria-hidden />}
      disabled={busy}
      onClick={() => {
        signOut.mutate();
      }}
    >
      {busy ? t("user.busy") : t("signOut")}
    </Menu.Item>
  );
}
