import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import { noteKind } from "./audit";
import type { FieldProblem } from "./problems";

/** The name of a collection; its id where it has none yet. */
export function useCollectionName(): (id: string) => string {
  const { t } = useTranslation("curate");
  return useCallback((id) => t(`collection.${id as "complaints"}`, { defaultValue: id }), [t]);
}

/** What is wrong at a field, and what to do about it. */
export function useFieldProblemText(): (problem: FieldProblem) => string {
  const { t } = useTranslation("curate");
  return useCallback((problem) => t(`fieldProblem.${problem.code}`, { value: problem.value }), [t]);
}

// How the service names those who are no account (`knowledge/lifecycle.py`, `knowledge/publishing.py`).
const MACHINES: Readonly<Record<string, "starter" | "operator" | "timetable">> = {
  "starter set": "starter",
  "operator (command line)": "operator",
  timetable: "timetable",
};

/** The name of whoever did something. */
export function useActorName(): (name: string) => string {
  const { t } = useTranslation("curate");
  return useCallback(
    (name) => {
      const machine = MACHINES[name];
      return machine ? t(`machine.${machine}`) : name;
    },
    [t],
  );
}

/** The note of a line of the audit. */
export function useNote(): (note: string) => string {
  const { t } = useTranslation("curate");
  return useCallback(
    (note) => {
      const found = noteKind(note);
      return found ? t(`audit.notes.${found.kind}`, { what: found.what }) : note;
    },
    [t],
  );
}
