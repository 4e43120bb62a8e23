import { ActionIcon, Badge, Button, Group, SegmentedControl, Text, Textarea, TextInput, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { memo, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import styles from "./curate.module.css";
import { addQuestions, editQuestion, removeQuestion, type Edit } from "./edit";
import { FieldProblems } from "./field-problems.ui";
import { focusField } from "./focus-field";
import type { FieldProblem } from "./problems";
import type { ExampleQuestion } from "./procedure-types";

interface FormProps {
  questions: readonly ExampleQuestion[];
  problems: readonly FieldProblem[];
  change: (edit: Edit) => void;
}

/** How citizens ask for it: several can be pasted, a line each. */
export const QuestionsForm = memo(function QuestionsForm({ questions, problems, change }: FormProps): ReactElement {
  const { t } = useTranslation("curate");
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
          <Question key={place} question={question} place={place} change={change} />
        ))}
        <AddQuestions change={change} />
      </div>
    </>
  );
});

interface QuestionProps {
  question: ExampleQuestion;
  place: number;
  change: (edit: Edit) => void;
}

function Question({ question, place, change }: QuestionProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Group gap="xs" mb="xs" wrap="nowrap" data-path={`questions.${place}`}>
      <Badge variant="light" color={question.language === "ko" ? "primary" : "gray"} w={64} style={{ flex: "none" }}>
        {t(`language.${question.language}`)}
      </Badge>
      <TextInput
        aria-label={t("question.label", { number: place + 1 })}
        lang={question.language}
        maxLength={300}
        style={{ flex: 1 }}
        value={question.text}
        onChange={(event) => {
          change(editQuestion(place, { text: event.currentTarget.value }));
        }}
      />
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
    </Group>
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
