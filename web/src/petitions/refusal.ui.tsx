import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { ServiceProblem } from "../api/problem";
import { problemText } from "../shared/problem-text";
import { useRefusal } from "./said";

/** Where the law says no, its words and its article. */
export function Refusal({ problem }: { problem: ServiceProblem }): ReactElement {
  const { t } = useTranslation();
  const refusal = useRefusal(problem);
  if (!refusal) return <>{problemText(problem, t)}</>;
  return (
    <>
      {refusal.words} <small>{refusal.article}</small>
    </>
  );
}
