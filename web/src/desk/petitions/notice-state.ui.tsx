import { Badge, Button, Group, Text } from "@mantine/core";
import { IconMailExclamation } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { useSendAgain, type NoticeStateName } from "./petitions.net";

interface StateProps {
  number: string;
  /** Of the ledger, from 1. */
  entry: number;
  state: NoticeStateName;
}

/** How the e-mail about an entry fared; one that was not delivered can be sent again. */
export function NoticeState({ number, entry, state }: StateProps): ReactElement {
  const { t } = useTranslation("petitions");
  const problem = useProblemText();
  const again = useSendAgain(number);
  const isLost = state === "failed" || state === "unclear";
  if (!isLost) return <Text size="sm">{t(`notice.${state}`)}</Text>;
  return (
    <Group gap="sm">
      <NoticeLost text={t(`notice.${state}`)} />
      <Button
        size="compact-sm"
        variant="light"
        loading={again.isPending}
        onClick={() => {
          settle(again.mutateAsync(entry), () => {
            tellDone(t("notice.again"));
          });
        }}
      >
        {t("notice.sendAgain")}
      </Button>
      {again.error && (
        <Text role="alert" size="sm">
          {problem(again.error)}
        </Text>
      )}
    </Group>
  );
}

/** In words and with a sign, not by colour alone. */
export function NoticeLost({ text }: { text: string }): ReactElement {
  return (
    <Badge color="red" variant="light" c="dark" leftSection={<IconMailExclamation size={14} aria-hidden />}>
      {text}
    </Badge>
  );
}
