import { ActionIcon, Button, MultiSelect, NativeSelect, Text, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { memo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { District } from "../shared/districts";
import { useDistricts } from "../shared/districts.net";
import styles from "./curate.module.css";
import { editSection, moveSection, removeSection, type Edit } from "./edit";
import { FieldAt, FieldProblems } from "./field-problems.ui";
import { focusField } from "./focus-field";
import { below, type FieldProblem } from "./problems";
import { SECTION_KINDS, type Section, type SectionKind } from "./procedure-types";

interface CardProps {
  section: Section;
  place: number;
  last: boolean;
  choices: { value: string; label: string }[];
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
  onNewSource: (section: number) => void;
}

/** One passage: what kind it is, its words, and on whose word it stands. */
export const SectionCard = memo(function SectionCard(props: CardProps): ReactElement {
  const { section, place, choices, problems, change, onNewSource } = props;
  const { t } = useTranslation("curate");
  const { options } = useDistricts();
  const path = `sections.${place}`;
  const blocked = below(problems, path).some((problem) => problem.blocking);
  return (
    <section
      className={styles["card"]}
      aria-label={t("place.sections", { number: place + 1 })}
      data-path={path}
      data-problem={blocked ? "blocking" : undefined}
    >
      <CardHead {...props} />
      <div className={styles["grid2"]}>
        {(["ko", "en"] as const).map((language) => (
          <FieldAt key={language} problems={problems} path={`${path}.${language}`}>
            <Textarea
              label={t(`language.${language}`)}
              lang={language}
              autosize
              minRows={3}
              maxLength={4000}
              placeholder={language === "ko" ? t(`sectionHint.${section.kind}`) : ""}
              value={section[language]}
              onChange={(event) => {
                change(editSection(place, { [language]: event.currentTarget.value }));
              }}
            />
          </FieldAt>
        ))}
      </div>
      <div className={styles["sourcesRow"]} data-path={`${path}.sources`}>
        <MultiSelect
          label={t("field.sources")}
          placeholder={section.sources.length === 0 ? t("field.sourcesChoose") : ""}
          data={withUnknown(choices, section.sources)}
          value={section.sources}
          searchable
          hidePickedOptions
          nothingFoundMessage={t("field.sourcesNone")}
          onChange={(sources) => {
            change(editSection(place, { sources }));
          }}
        />
        <Button
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            onNewSource(place);
          }}
        >
          {t("newSource")}
        </Button>
      </div>
      <FieldProblems problems={problems} path={`${path}.sources`} />
      <FieldAt problems={problems} path={`${path}.districts`}>
        <MultiSelect
          mt="sm"
          label={t("field.districts")}
          placeholder={section.districts.length === 0 ? t("field.districtsAll") : ""}
          data={options}
          value={section.districts}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
          hidePickedOptions
          onChange={(districts) => {
            change(editSection(place, { districts: districts as District[] }));
          }}
        />
      </FieldAt>
    </section>
  );
});

/** A key that stands among the section's sources but not in the list has to be seen to be taken away. */
function withUnknown(choices: CardProps["choices"], used: readonly string[]): CardProps["choices"] {
  const known = new Set(choices.map((choice) => choice.value));
  return [...choices, ...used.filter((key) => !known.has(key)).map((key) => ({ value: key, label: `${key} ?` }))];
}

function CardHead({ section, place, last, change }: CardProps): ReactElement {
  const { t } = useTranslation("curate");
  const move = (by: -1 | 1, step: "up" | "down"): void => {
    change(moveSection(place, by));
    focusField(`sections.${place + by}.${step}`, `sections.${place + by}`);
  };
  return (
    <div className={styles["cardHead"]}>
      <Text fw={700} c="gray.7" size="sm">
        {place + 1}
      </Text>
      <NativeSelect
        aria-label={t("field.kind")}
        value={section.kind}
        data={SECTION_KINDS.map((kind) => ({ value: kind, label: t(`section.${kind}`) }))}
        onChange={(event) => {
          change(editSection(place, { kind: event.currentTarget.value as SectionKind }));
        }}
      />
      <span style={{ flex: 1 }} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={place === 0}
        aria-label={t("moveUp")}
        data-path={`sections.${place}.up`}
        onClick={() => {
          move(-1, "up");
        }}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        disabled={last}
        aria-label={t("moveDown")}
        data-path={`sections.${place}.down`}
        onClick={() => {
          move(1, "down");
        }}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={t("removeSection", { kind: t(`section.${section.kind}`) })}
        onClick={() => {
          change(removeSection(place));
          focusField(last ? `sections.${place - 1}` : `sections.${place}`, "sections");
        }}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
