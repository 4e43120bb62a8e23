import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import { noteKind } from "./audit";
import { partOf } from "./parts";
import type { FieldProblem } from "./problems";

/** The name of a collection; its id where it has none yet. */
export function useCollectionName(): (id: string) => string {
  const { t } = useTranslation("curate");
  return useCallback((id) => t(`collection.${id as "complaints"}`, { defaultValue: id }), [t]);
}

/** What is wrong at a field, and what to do about it. */
export function useFieldProblemText(): (problem: FieldProblem) => string {
  const { t } = useTranslation("curate");
  const partName = usePartName();
  return useCallback(
    ({ code, value }) => t(`fieldProblem.${code}`, { value: code === "unknownPart" ? partName(value) : value }),
    [t, partName],
  );
}

/** How a section is called (`deadline-2`), in the language of the page: `기한 2`. */
export function usePartName(): (name: string) => string {
  const { t } = useTranslation("curate");
  return useCallback(
    (name) => {
      const { kind, number } = partOf(name);
      const said = t(`section.${kind as "what"}`, { defaultValue: kind });
      return number === 1 ? said : `${said} ${number}`;
    },
    [t],
  );
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
