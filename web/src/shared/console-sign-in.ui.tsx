import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertCircle, IconClock } from "@tabler/icons-react";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { ServiceProblem } from "../api/problem";
import { ConsoleCard } from "./console-card.ui";
import { minutesAndSeconds, useCountdown } from "./console-countdown";
import { hasCode, useProblemText } from "./console-problem";
import { useSignIn } from "./console-session.net";
import { settle } from "./console-settle";

/** Name and password. */
export function ConsoleSignIn(): ReactElement {
  const { t } = useTranslation("admin");
  const signIn = useSignIn();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const wait = useCountdown(lockedUntil);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    settle(
      signIn.mutateAsync({ name, password }),
      () => undefined,
      (error) => {
        setPassword("");
        const seconds = error instanceof ServiceProblem ? error.retryAfterSeconds : null;
        setLockedUntil(seconds === null ? null : Date.now() + seconds * 1000);
      },
    );
  };
  return (
    <ConsoleCard>
      <Title order={1}>{t("signIn.title")}</Title>
      <Text c="gray.7" mt={4}>
        {t("signIn.lead")}
      </Text>
      <form onSubmit={submit}>
        <Stack mt="lg" gap="md">
          <TextInput
            label={t("signIn.name")}
            size="md"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <PasswordInput
            label={t("signIn.password")}
            size="md"
            autoComplete="current-password"
            required
            value={password}
            visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
            }}
          />
          <SignInProblem error={signIn.error} wait={wait} />
          <Button type="submit" size="md" loading={signIn.isPending} disabled={wait > 0} fullWidth>
            {wait > 0 ? t("signIn.wait", { time: minutesAndSeconds(wait) }) : t("signIn.submit")}
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="gray.7" mt="lg">
        {t("signIn.help")}
      </Text>
    </ConsoleCard>
  );
}

function SignInProblem({ error, wait }: { error: Error | null; wait: number }): ReactElement | null {
  const { t } = useTranslation("admin");
  const problem = useProblemText();
  if (!error) return null;
  if (hasCode(error, "too_many_attempts")) {
    const text = wait > 0 ? t("signIn.locked", { time: minutesAndSeconds(wait) }) : t("signIn.unlocked");
    return (
      <Alert
        color={wait > 0 ? "yellow" : "green"}
        icon={<IconClock aria-hidden />}
        role="alert"
        title={t("signIn.lockedTitle")}
      >
        {text}
      </Alert>
    );
  }
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert">
      {hasCode(error, "unauthenticated") ? t("signIn.wrong") : problem(error)}
    </Alert>
  );
}
