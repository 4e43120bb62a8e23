import { IconAlertCircle, IconInfoCircle } from "@tabler/icons-react";
import { useId, type ReactElement, type ReactNode } from "react";

import styles from "./curate.module.css";
import type { FieldProblem } from "./problems";
import { useFieldProblemText } from "./words";

interface PlaceProps {
  problems: readonly FieldProblem[];
  /** `sections.2.ko` */
  path: string;
}

/** A field with what is wrong beneath it, read out with it; `focusField` finds it by its path. */
export function FieldAt({ problems, path, children }: PlaceProps & { children: ReactNode }): ReactElement {
  const id = useId();
  const wrong = problems.some((problem) => problem.path === path);
  return (
    <div data-path={path} {...(wrong ? { role: "group", "aria-describedby": id } : {})}>
      {children}
      <div id={id}>
        <FieldProblems problems={problems} path={path} />
      </div>
    </div>
  );
}

/** What is wrong at one place. */
export function FieldProblems({ problems, path }: PlaceProps): ReactElement | null {
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
