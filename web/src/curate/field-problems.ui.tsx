import { IconAlertCircle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactElement } from "react";

import styles from "./curate.module.css";
import type { FieldProblem } from "./problems";
import { useFieldProblemText } from "./words";

/** What is wrong at one field, beneath it. */
export function FieldProblems({
  problems,
  path,
}: {
  problems: readonly FieldProblem[];
  path: string;
}): ReactElement | null {
  const text = useFieldProblemText();
  const here = problems.filter((problem) => problem.path === path);
  if (here.length === 0) return null;
  return (
    <>
      {here.map((problem) => (
        <p key={problem.code + problem.value} className={styles["hint"]} data-blocking={problem.blocking}>
          {problem.blocking ? <Icon of={IconAlertCircle} /> : <Icon of={IconInfoCircle} />}
          {text(problem)}
        </p>
      ))}
    </>
  );
}

function Icon({ of: Shape }: { of: typeof IconAlertCircle }): ReactElement {
  return <Shape size={15} aria-hidden style={{ display: "inline", verticalAlign: "-2px", marginRight: 4 }} />;
}
