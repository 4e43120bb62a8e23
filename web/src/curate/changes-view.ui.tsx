import { Badge, Switch, Text } from "@mantine/core";
import { useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDistricts } from "../shared/districts.net";
import { changesBetween, changesFigures, type Change, type FieldLabel } from "./changes";
import styles from "./curate.module.css";
import type { Content } from "./procedure-types";
import { Reading } from "./reading.ui";
import { usePartName } from "./words";

interface ViewProps {
  before: Content | null;
  after: Content;
}

/** Two versions beside each other, word by word; the text itself where there is nothing to compare it with. */
export function ChangesView({ before, after }: ViewProps): ReactElement {
  return before ? <Compared before={before} after={after} /> : <Reading content={after} />;
}

function Compared({ before, after }: { before: Content; after: Content }): ReactElement {
  const { t } = useTranslation("curate");
  const [unchanged, setUnchanged] = useState(false);
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  const shown = unchanged ? changes : changes.filter((change) => change.kind !== "same");
  return (
    <div className={styles["cards"]}>
      <Switch
        label={t("compare.unchanged")}
        checked={unchanged}
        onChange={(event) => {
          setUnchanged(event.currentTarget.checked);
        }}
      />
      {shown.length === 0 && <Text c="gray.7">{t("compare.none")}</Text>}
      {shown.map((change) => (
        <ChangedField key={change.key} change={change} />
      ))}
    </div>
  );
}

function ChangedField({ change }: { change: Change }): ReactElement {
  const { t } = useTranslation("curate");
  const label = useLabel();
  const said = useSaid(change.label.field);
  return (
    <div className={styles["change"]} data-kind={change.kind}>
      <Text size="sm" fw={700} c="gray.7">
        {label(change.label)}
        {change.kind !== "same" && ` · ${t(`compare.${change.kind}`)}`}
        {changesFigures(change) && (
          <Badge ml="xs" color="yellow" variant="light">
            {t("compare.figures")}
          </Badge>
        )}
      </Text>
      <p className={styles["words"]} lang={change.label.language}>
        {change.words.map((run, index) => {
          const text = said(run.text);
          const figure = /\d/.test(run.text) || undefined;
          if (run.kind === "added") return <ins key={index} data-figure={figure}>{text}</ins>;
          if (run.kind === "removed") return <del key={index} data-figure={figure}>{text}</del>;
          return <span key={index}>{text}</span>;
        })}
      </p>
    </div>
  );
}

/** What a field holds, where that is a word of the service's, in the language of the page. */
function useSaid(field: string): (text: string) => string {
  const { t } = useTranslation("curate");
  const { named } = useDistricts();
  if (field === "kind") return (text) => t(`sourceKind.${text as "statute"}`);
  return field === "districts" ? named : (text) => text;
}

/** `기한 · 본문 (한국어)`, `출처 rra-16 · 근거 문장` */
function useLabel(): (label: FieldLabel) => string {
  const { t } = useTranslation("curate");
  const partName = usePartName();
  return ({ group, field, language, of }) => {
    const part =
      group === "section" ? partName(of ?? "") : group === "source" ? t("sourceOf", { name: of ?? "" }) : "";
    const name = t(`fieldName.${field as "title"}`);
    const words = language ? `${name} (${t(`language.${language}`)})` : name;
    return part ? `${part} · ${words}` : words;
  };
}
