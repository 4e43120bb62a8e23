import { Alert, Button, Group, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { ServiceProblem } from "../api/problem";
import { ConsoleCard } from "./console-card.ui";
import { minutesAndSeconds, useCountdown } from "./console-countdown";
import { MIN_CHARACTERS, passwordFlaw } from "./console-password";
import { hasCode, tellDone, useProblemText } from "./console-problem";
import { useChangePassword, useSignOut, type SessionAccount } from "./console-session.net";
import { settle } from "./console-settle";

/** A new password in place of the one-time one, which has to be given up before anything else. */
export function ConsolePassword({ account, forced }: { account: SessionAccount; forced: boolean }): ReactElement {
  const { t } = useTranslation("admin");
  const signOut = useSignOut();
  return (
    <ConsoleCard>
      <Title order={1}>{t("password.title")}</Title>
      <Text c="gray.7" mt={4}>
        {forced ? t("password.forced", { name: account.display_name }) : t("password.lead")}
      </Text>
      <PasswordForm account={account} oldLabel={forced ? t("password.oneTime") : t("password.old")} />
      <Group justify="center" mt="md">
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            signOut.mutate();
          }}
        >
          {t("signOut")}
        </Button>
      </Group>
    </ConsoleCard>
  );
}

interface FormProps {
  account: SessionAccount;
  oldLabel: string;
  onDone?: () => void;
}

/** The form itself; also in the menu of whoever is signed in. */
export function PasswordForm({ account, oldLabel, onDone }: FormProps): ReactElement {
  const { t } = useTranslation("admin");
  const change = useChangePassword();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [asked, setAsked] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const flaw = passwordFlaw(fresh, again, account.name);
  const shown = asked ? flaw : null;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (flaw) return;
    settle(
      change.mutateAsync({ old_password: old, new_password: fresh }),
      () => {
        tellDone(t("password.done"));
        onDone?.();
      },
      (error) => {
        const seconds = error instanceof ServiceProblem ? error.retryAfterSeconds : null;
        setLockedUntil(seconds === null ? null : Date.now() + seconds * 1000);
      },
    );
  };
  const field = {
    size: "md",
    required: true,
    visibilityToggleButtonProps: { "aria-label": t("signIn.show") },
  } as const;
  return (
    <form onSubmit={submit} noValidate>
      <input type="text" name="username" autoComplete="username" value={account.name} readOnly hidden />
      <Stack mt="lg" gap="md">
        <PasswordInput
          {...field}
          label={oldLabel}
          autoComplete="current-password"
          value={old}
          onChange={(event) => {
            setOld(event.currentTarget.value);
          }}
        />
        <PasswordInput
          {...field}
          label={t("password.fresh")}
          description={t("password.rules", { count: MIN_CHARACTERS })}
          autoComplete="new-password"
          value={fresh}
          error={shown && shown !== "mismatch" ? t(`password.flaw.${shown}`, { count: MIN_CHARACTERS }) : null}
          onChange={(event) => {
            setFresh(event.currentTarget.value);
          }}
        />
        <PasswordInput
          {...field}
          label={t("password.again")}
          autoComplete="new-password"
          value={again}
          error={shown === "mismatch" ? t("password.flaw.mismatch") : null}
          onChange={(event) => {
            setAgain(event.currentTarget.value);
          }}
        />
        <PasswordProblem error={change.error} until={lockedUntil} />
        <Button type="submit" size="md" loading={change.isPending} disabled={old === ""} fullWidth>
          {t("password.submit")}
        </Button>
      </Stack>
    </form>
  );
}

function PasswordProblem({ error, until }: { error: Error | null; until: number | null }): ReactElement | null {
  const { t } = useTranslation("admin");
  const problem = useProblemText();
  const wait = useCountdown(until);
  if (!error) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert">
      {hasCode(error, "too_many_attempts") && wait > 0
        ? t("signIn.locked", { time: minutesAndSeconds(wait) })
        : hasCode(error, "unauthenticated")
          ? t("password.wrong")
          : hasCode(error, "invalid_input")
            ? t("password.refused")
            : problem(error)}
    </Alert>
  );
}
