import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Loader,
  Paper,
  SegmentedControl,
  Text,
  Textarea,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconExternalLink, IconVolume } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { hasCode, useProblemText } from "../shared/console-problem";
import styles from "./curate.module.css";
import type { Preview, PreviewSource } from "./preview";
import { PreviewVoice } from "./preview-voice.ui";
import type { Content } from "./procedure-types";
import { usePreview } from "./procedures.net";

const PAUSE_MS = 500;
const SUGGESTIONS = 4;

/** A question, and what the official would answer if this content were published. */
export function PreviewPane({ id, content }: { id: string; content: Content }): ReactElement {
  const { t } = useTranslation("curate");
  const [language, setLanguage] = useState<"ko" | "en">(useLanguage());
  const suggestions = questionsOf(content, language);
  const [typed, setTyped] = useState<string | null>(null);
  const question = typed ?? suggestions[0] ?? "";
  const [asked] = useDebouncedValue(question, PAUSE_MS);
  return (
    <Paper
      withBorder
      radius="lg"
      p="md"
      className={styles["aside"] ?? ""}
      component="aside"
      aria-labelledby="preview-title"
    >
      <Group justify="space-between" mb="xs">
        <Title order={2} id="preview-title">
          {t("preview.title")}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t("question.language")}
          value={language}
          data={(["ko", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => {
            setLanguage(value === "en" ? "en" : "ko");
            setTyped(null);
          }}
        />
      </Group>
      <Text size="sm" c="gray.7" mb="sm">
        {t("preview.text")}
      </Text>
      <Textarea
        label={t("preview.question")}
        placeholder={t("preview.hint")}
        lang={language}
        autosize
        minRows={1}
        maxLength={1000}
        value={question}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <Group gap={6} mt="xs" mb="md">
        {suggestions.slice(0, SUGGESTIONS).map((one) => (
          <Button
            key={one}
            size="compact-xs"
            variant={one === question ? "filled" : "light"}
            lang={language}
            style={{ maxWidth: "100%" }}
            onClick={() => {
              setTyped(one);
            }}
          >
            {one}
          </Button>
        ))}
      </Group>
      <Answer id={id} content={content} question={asked} language={language} />
    </Paper>
  );
}

interface AnswerProps {
  id: string;
  content: Content;
  question: string;
  language: "ko" | "en";
}

function Answer({ id, content, question, language }: AnswerProps): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const preview = usePreview(id, content, question, language);
  if (question.trim() === "") return <Text c="gray.7">{t("preview.ask")}</Text>;
  if (preview.isError) {
    return (
      <Alert color="yellow">
        {hasCode(preview.error, "invalid_input") ? t("preview.unfinished") : problem(preview.error)}
      </Alert>
    );
  }
  if (!preview.data) return <Loader size="sm" aria-label={t("loading")} />;
  return (
    <div aria-live="polite" aria-busy={preview.isFetching}>
      <Said preview={preview.data} language={language} waiting={preview.isPlaceholderData} />
      {preview.data.sentences.length > 0 && (
        <PreviewVoice
          text={preview.data.sentences.map((sentence) => sentence.text).join(" ")}
          collection={content.collection}
          language={language}
        />
      )}
    </div>
  );
}

interface SaidProps {
  preview: Preview;
  language: "ko" | "en";
  /** Whether the next answer is on its way. */
  waiting: boolean;
}

function Said({ preview, language, waiting }: SaidProps): ReactElement {
  const { t } = useTranslation("curate");
  const good = preview.status === "answered" || preview.status === "partial";
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text fw={700} size="sm">
          {t("preview.says")}
        </Text>
        {waiting && <Loader size="xs" aria-label={t("loading")} />}
        {!waiting && preview.status && (
          <Badge color={good ? "green" : "yellow"} variant="light">
            {t(`answer.${preview.status as "answered"}`, { defaultValue: preview.status })}
          </Badge>
        )}
      </Group>
      {preview.sentences.length === 0 && !preview.clarify && <Text c="gray.7">{t("preview.nothing")}</Text>}
      <div className={styles["answer"]}>
        {preview.sentences.map((sentence, index) => (
          <div key={index} className={styles["sentence"]}>
            <Text lang={language}>{sentence.text}</Text>
            {sentence.spoken && sentence.spoken !== sentence.text && (
              <p className={styles["spoken"]} lang={language}>
                <IconVolume
                  size={15}
                  style={{ display: "inline", verticalAlign: "-2px", marginRight: 4 }}
                  aria-label={t("preview.spoken")}
                />
                {sentence.spoken}
              </p>
            )}
            {sentence.sources.map((source) => (
              <Cited key={source.locator + source.quote} source={source} />
            ))}
          </div>
        ))}
        {preview.clarify && (
          <div className={styles["sentence"]}>
            <Text lang={language}>{preview.clarify}</Text>
          </div>
        )}
      </div>
    </>
  );
}

function Cited({ source }: { source: PreviewSource }): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <div className={styles["cite"]}>
      {source.url ? (
        <Anchor href={source.url} target="_blank" rel="noreferrer" size="sm">
          {source.locator || source.title}
          <IconExternalLink
            size={13}
            style={{ display: "inline", verticalAlign: "-1px", marginLeft: 3 }}
            aria-label={t("newWindow")}
          />
        </Anchor>
      ) : (
        <Text size="sm">{source.locator || source.title}</Text>
      )}
      {source.quote && (
        <Text size="xs" c="gray.7">
          {source.quote}
        </Text>
      )}
    </div>
  );
}

/** The example questions in the language. */
function questionsOf(content: Content, language: "ko" | "en"): string[] {
  const asked =
    content.kind === "procedure"
      ? content.questions.filter((question) => question.language === language).map((question) => question.text)
      : content.questions;
  return asked.filter((text) => text.trim() !== "");
}
