import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "dayjs/locale/ko";

import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";

import { ServiceProblem } from "../api/problem";
import { useLanguage } from "../i18n/use-language";
import { ConsoleGate } from "./console-gate.ui";
import type { Place } from "./console-places";
import { endsSession, SESSION_KEY } from "./console-session.net";
import { consoleTheme, consoleVariables } from "./console-theme";

const TRIES = 2;

/** The desk, the curation and the accounts: one signed-in frame around three places. */
export function Console({ place }: { place: Place }): ReactElement {
  const [queries] = useState(newQueries);
  const language = useLanguage();
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={consoleTheme} cssVariablesResolver={consoleVariables} forceColorScheme="light">
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 0 }}>
          <Notifications position="bottom-right" limit={4} />
          <ConsoleGate place={place} />
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** A refused request is not tried again; one for which nobody is signed in any more brings the sign-in back. */
function newQueries(): QueryClient {
  const check = (error: Error): void => {
    if (endsSession(error)) void queries.invalidateQueries({ queryKey: SESSION_KEY });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: check }),
    mutationCache: new MutationCache({ onError: check }),
    defaultOptions: {
      queries: {
        retry: (count, error) =>
          count < TRIES && error instanceof ServiceProblem && (error.status === 0 || error.status >= 500),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return queries;
}
