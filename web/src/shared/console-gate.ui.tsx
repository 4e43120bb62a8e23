import { Alert, Button, Center, Loader } from "@mantine/core";
import { useEffect, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { ConsoleFrame } from "./console-frame.ui";
import { ConsolePassword } from "./console-password.ui";
import { ConsoleSignIn } from "./console-sign-in.ui";
import type { Place } from "./console-places";
import { useProblemText } from "./console-problem";
import { useSession } from "./console-session.net";

/** Lets whoever is signed in through, and asks everybody else to sign in. */
export function ConsoleGate({ place }: { place: Place }): ReactElement {
  const { t } = useTranslation("admin");
  const session = useSession();
  const problem = useProblemText();
  const account = session.data?.account;
  useEffect(() => {
    if (!account) document.title = `${t("signIn.title")} · ${t("brand")}`;
  }, [account, t]);
  if (session.isPending) {
    return (
      <Center mih="100vh">
        <Loader aria-label={t("loading")} />
      </Center>
    );
  }
  if (session.isError && !session.data) {
    return (
      <Center mih="100vh" p="md">
        <Alert color="red" title={t("problem.title")} maw={480}>
          <p>{problem(session.error)}</p>
          <Button onClick={() => void session.refetch()}>{t("again")}</Button>
        </Alert>
      </Center>
    );
  }
  if (!account) return <ConsoleSignIn />;
  if (session.data.must_change_password) return <ConsolePassword account={account} forced />;
  return <ConsoleFrame place={place} account={account} />;
}
