import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hasCode, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useAccept } from "./calls.net";
import { useDesk } from "./desk-context";
import { isServing, whoWasFaster } from "./waiting";

export interface Acceptance {
  accept: (talk: string) => void;
  accepting: boolean;
  /** Why nobody can be taken now; null when somebody can. */
  hindrance: string | null;
}

/** Takes a citizen: opens the call, or says why not. One citizen at a time: a second call would cost the first its line. */
export function useAcceptance(): Acceptance {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const navigate = useNavigate();
  const { media, view } = useDesk();
  const { mutateAsync, isPending } = useAccept();
  const { join, leave } = media;
  const hindrance = isServing(view) ? t("acceptBusy") : null;
  const accept = useCallback(
    (talk: string) => {
      if (hindrance !== null) {
        tellProblem(hindrance);
        return;
      }
      const call = join(talk); // the microphone is on its way while the service is asked; it is heard by nobody before it agrees
      const taken = (): void => {
        void navigate(`/desk/${encodeURIComponent(talk)}`);
      };
      settle(mutateAsync(talk), taken, (error) => {
        leave(call);
        if (hasCode(error, "conflict")) {
          const name = whoWasFaster(error.message);
          tellProblem(name ? t("taken", { name }) : t("acceptBusy"));
        } else if (hasCode(error, "not_found")) tellProblem(t("gone"));
        else tellProblem(problem(error));
      });
    },
    [mutateAsync, join, leave, navigate, t, problem, hindrance],
  );
  return { accept, accepting: isPending, hindrance };
}
