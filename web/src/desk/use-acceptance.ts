import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hasCode, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useAccept } from "./calls.net";
import { useDesk } from "./desk-context";
import { whoWasFaster } from "./waiting";

export interface Acceptance {
  accept: (talk: string) => void;
  accepting: boolean;
}

/** Takes a citizen: opens the call, or says who was faster. */
export function useAcceptance(): Acceptance {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const navigate = useNavigate();
  const { media } = useDesk();
  const { mutateAsync, isPending } = useAccept();
  const { join } = media;
  const accept = useCallback(
    (talk: string) => {
      const taken = (): void => {
        join(talk);
        void navigate(`/desk/${encodeURIComponent(talk)}`);
      };
      settle(mutateAsync(talk), taken, (error) => {
        if (hasCode(error, "conflict")) {
          const name = whoWasFaster(error.message);
          tellProblem(name ? t("taken", { name }) : t("takenBySomebody"));
        } else if (hasCode(error, "not_found")) tellProblem(t("gone"));
        else tellProblem(problem(error));
      });
    },
    [mutateAsync, join, navigate, t, problem],
  );
  return { accept, accepting: isPending };
}
