import { useTranslation } from "react-i18next";

import { hasCode, tellDone, tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { useActOnOpinion, type Opinion, type Reason } from "./opinions.net";

export type Decision =
  | { act: "approve" }
  | { act: "decline"; reason: Reason }
  | { act: "take_back" }
  | { act: "move"; into: number | null };

export type Decide = (opinion: Opinion, decision: Decision) => void;

/** Decides about an opinion in the edition that is shown, says what came of it, and then calls `done`. */
export function useDecide(done: () => void): { decide: Decide; busy: boolean } {
  const { t } = useTranslation("opinions");
  const problem = useProblemText();
  const act = useActOnOpinion();
  const decide: Decide = ({ id, edition }, decision) => {
    settle(
      act.mutateAsync({ opinion: id, act: { ...decision, edition } }),
      () => {
        tellDone(t(`desk.done.${decision.act}`));
        done();
      },
      (error) => {
        tellProblem(hasCode(error, "conflict") ? t("desk.conflict") : problem(error));
      },
    );
  };
  return { decide, busy: act.isPending };
}
