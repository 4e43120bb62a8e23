import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { IssuedPassword } from "./accounts";

/** The one-time password, shown once; only its own button closes it, so that no stray click loses it. */
export function IssuedDialog({ issued, onClose }: { issued: IssuedPassword; onClose: () => void }): ReactElement {
  const { t } = useTranslation("admin");
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
      title={t("accounts.issued.title")}
    >
      <Stack>
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t("accounts.issued.text", { name: issued.account.display_name })}
        </Alert>
        <div>
          <Text size="sm" c="gray.7">
            {t("accounts.name")}
          </Text>
          <Code fz="md">{issued.account.name}</Code>
        </div>
        <div>
          <Text size="sm" c="gray.7">
            {t("accounts.issued.title")}
          </Text>
          <Group wrap="nowrap" gap="sm">
            <Code block fz="lg" fw={700} style={{ flex: 1, userSelect: "all" }} data-testid="one-time-password">
              {issued.one_time_password}
            </Code>
            <CopyButton value={issued.one_time_password}>
              {({ copied, copy }) => (
                <Button
                  variant="light"
                  color={copied ? "green" : "primary"}
                  leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
                  onClick={copy}
                  data-autofocus
                >
                  {copied ? t("accounts.issued.copied") : t("accounts.issued.copy")}
                </Button>
              )}
            </CopyButton>
          </Group>
        </div>
        <Text size="sm" c="gray.7">
          {t("accounts.issued.once")}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t("accounts.issued.done")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
