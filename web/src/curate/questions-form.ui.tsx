import { ActionIcon, Badge, Button, Group, SegmentedControl, Select, Text, Textarea, TextInput, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { memo, useDeferredValue, useMemo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import styles from "./curate.module.css";
import { addQuestions, editQuestion, removeQuestion, type Edit } from "./edit";
import { FieldAt, FieldProblems } from "./field-problems.ui";
import { focusField } from "./focus-field";
import { firstWords, partNames } from "./parts";
import { below, type FieldProblem } from "./problems";
import type { ExampleQuestion, Section } from "./procedure-types";
import { usePartName } from "./words";

interface FormProps {
  questions: readonly ExampleQuestion[];
  sections: readonly Section[];
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
}

/** How citizens ask for it: several can be pasted, a line each. */
export const QuestionsForm = memo(function QuestionsForm({
  questions,
  sections,
  problems,
  change,
}: FormProps): ReactElement {
  const { t } = useTranslation("curate");
  const parts = useParts(sections);
  return (
    <>
      <Title order={2} mt="sm">
        {t("part.questions")}
      </Title>
      <Text size="sm" c="gray.7">
        {t("part.questionsText")}
      </Text>
      <FieldProblems problems={problems} path="questions" />
      <div className={styles["card"]}>
        {questions.map((question, place) => (
          <Question
            key={place}
            question={question}
            place={place}
            parts={parts}
            problems={atQuestion(problems, place)}
            change={change}
          />
        ))}
        <AddQuestions change={change} />
      </div>
    </>
  );
});

interface Part {
  /** `deadline-2` */
  value: string;
  label: string;
  /** How its text begins. */
  words: string;
  language: ExampleQuestion["language"];
}

/** The sections that a question can be answered by; some time after they were written, so that writing is not held up. */
function useParts(sections: readonly Section[]): readonly Part[] {
  const { i18n } = useTranslation("curate");
  const name = usePartName();
  const written = useDeferredValue(sections);
  const english = i18n.language === "en";
  return useMemo(() => {
    const names = partNames(written);
    return written.map(({ ko, en }, place) => {
      const value = names[place] ?? "";
      const language = english && en ? "en" : "ko";
      return { value, label: name(value), words: firstWords(language === "en" ? en : ko), language };
    });
  }, [written, name, english]);
}

const NOTHING: readonly FieldProblem[] = [];

/** The problems of one question; the same empty list for all that have none, which are not drawn again. */
function atQuestion(problems: readonly FieldProblem[], place: number): readonly FieldProblem[] {
  const here = below(problems, `questions.${place}`);
  return here.length > 0 ? here : NOTHING;
}

interface QuestionProps {
  question: ExampleQuestion;
  place: number;
  parts: readonly Part[];
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
}

const Question = memo(function Question({ question, place, parts, problems, change }: QuestionProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div className={styles["question"]} data-path={`questions.${place}`}>
      <Badge variant="light" color={question.language === "ko" ? "primary" : "gray"} miw={64} style={{ flex: "none" }}>
        {t(`language.${question.language}`)}
      </Badge>
      <TextInput
        aria-label={t("question.label", { number: place + 1 })}
        lang={question.language}
        maxLength={300}
        className={styles["questionText"] ?? ""}
        value={question.text}
        onChange={(event) => {
          change(editQuestion(place, { text: event.currentTarget.value }));
        }}
      />
      <PartChoice question={question} place={place} parts={parts} problems={problems} change={change} />
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={t("question.remove", { text: question.text })}
        onClick={() => {
          change(removeQuestion(place));
          focusField(`questions.${place}`, "questions");
        }}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
});

const LIST_WIDTH_PX = 300; // of a screen of 360

/** Which section answers it; where there is none, nothing is to be chosen. */
function PartChoice({ question, place, parts, problems, change }: QuestionProps): ReactElement | null {
  const { t } = useTranslation("curate");
  const name = usePartName();
  const { part } = question;
  if (parts.length === 0 && part === "") return null;
  // What no section is called has to be seen to be mended.
  const unknown = part !== "" && !parts.some(({ value }) => value === part);
  const others = unknown ? [{ value: part, label: `${name(part)} ?` }] : [];
  return (
    <div className={styles["questionPart"]}>
      <FieldAt problems={problems} path={`questions.${place}.part`}>
        <Select
          aria-label={t("question.partOf", { number: place + 1 })}
          placeholder={t("question.part")}
          data={[{ value: "", label: t("question.noPart") }, ...parts, ...others]}
          value={part || null}
          allowDeselect={false}
          comboboxProps={{ width: LIST_WIDTH_PX, position: "bottom-end" }}
          // The list itself scrolls: a frame within it would have to take the focus.
          withScrollArea={false}
          classNames={{ options: styles["partOptions"] ?? "" }}
          renderOption={({ option, checked }) => (
            <PartOption
              label={option.label}
              checked={checked ?? false}
              part={parts.find(({ value }) => value === option.value)}
            />
          )}
          onChange={(value) => {
            change(editQuestion(place, { part: value ?? "" }));
          }}
        />
      </FieldAt>
    </div>
  );
}

interface OptionProps {
  label: string;
  checked: boolean;
  part: Part | undefined;
}

function PartOption({ label, checked, part }: OptionProps): ReactElement {
  return (
    <div>
      <Text size="sm" fw={checked ? 700 : 400}>
        {label}
      </Text>
      {part?.words && (
        <Text size="xs" c="gray.7" lang={part.language}>
          {part.words}
        </Text>
      )}
    </div>
  );
}

function AddQuestions({ change }: { change: (edit: Edit) => void }): ReactElement {
  const { t } = useTranslation("curate");
  const [language, setLanguage] = useState<ExampleQuestion["language"]>("ko");
  const [lines, setLines] = useState("");
  const add = (): void => {
    change(addQuestions(language, lines));
    setLines("");
  };
  return (
    <Group align="end" gap="xs" mt="sm">
      <SegmentedControl
        aria-label={t("question.language")}
        value={language}
        data={(["ko", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={(value) => {
          setLanguage(value === "en" ? "en" : "ko");
        }}
      />
      <Textarea
        label={t("question.add")}
        placeholder={t("question.hint")}
        lang={language}
        data-path="questions"
        autosize
        minRows={1}
        style={{ flex: "1 1 16rem" }}
        value={lines}
        onChange={(event) => {
          setLines(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || lines.trim() === "") return;
          event.preventDefault();
          add();
        }}
      />
      <Button
        variant="light"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={lines.trim() === ""}
        onClick={add}
      >
        {t("question.addButton")}
      </Button>
    </Group>
  );
}
