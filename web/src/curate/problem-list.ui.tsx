import { Alert, Anchor, List } from "@mantine/core";
import { IconAlertCircle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { FieldProblem } from "./problems";
import { useFieldProblemText } from "./words";

interface ListProps {
  problems: readonly FieldProblem[];
  /** Goes to the field at a path, where there are fields. */
  onGo?: (path: string) => void;
}

/** All that is wrong with a version, in one place. */
export function ProblemList({ problems, onGo }: ListProps): ReactElement | null {
  const { t } = useTranslation("curate");
  const text = useFieldProblemText();
  if (problems.length === 0) return null;
  const blocking = problems.filter((problem) => problem.blocking);
  const stops = blocking.length > 0;
  return (
    <Alert
      color={stops ? "red" : "yellow"}
      mb="md"
      tabIndex={-1}
      data-path="problems"
      icon={stops ? <IconAlertCircle aria-hidden /> : <IconInfoCircle aria-hidden />}
      title={
        stops ? t("problems.blocking", { count: blocking.length }) : t("problems.hints", { count: problems.length })
      }
    >
      <List size="sm" spacing={4}>
        {problems.map((problem) => {
          const told = placeOf(problem.path, (name, number) => t(`place.${name}`, { number })) + text(problem);
          return (
            <List.Item key={problem.path + problem.code + problem.value}>
              {onGo ? <Go to={problem.path} told={told} onGo={onGo} /> : told}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}

function Go({ to, told, onGo }: { to: string; told: string; onGo: (path: string) => void }): ReactElement {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="left"
      onClick={() => {
        onGo(to);
      }}
    >
      {told}
    </Anchor>
  );
}

type Placed = "sections" | "sources" | "questions";

/** `항목 3: ` of `sections.2.ko`; empty for a problem of the whole. */
export function placeOf(path: string, name: (list: Placed, number: number) => string): string {
  const found = /^(sections|sources|questions)\.(\d+)/.exec(path);
  if (!found) return "";
  return `${name(found[1] as Placed, Number(found[2]) + 1)}: `;
}
