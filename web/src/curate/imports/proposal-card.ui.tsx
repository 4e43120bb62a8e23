import { Alert, Badge, Box, Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useLanguage } from "../../i18n/use-language";
import { hasCode, tellDone, tellProblem, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { IdField } from "../id-field.ui";
import { SECTION_KINDS } from "../procedure-types";
import { isSlug } from "../templates";
import { bodyOf, choiceOf, withField, withQuestion, type Choice, type FieldChoice } from "./choice";
import styles from "./imports.module.css";
import { useAccept, useDrop, type ProposalView, type ProposedField } from "./proposals.net";

/** One proposed procedure that nobody has decided on. */
export function ProposalCard({ proposal }: { proposal: ProposalView }): ReactElement {
  const { t } = useTranslation("imports");
  const { t: inCurate } = useTranslation("curate");
  const [choice, setChoice] = useState(() => choiceOf(proposal));
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-label={proposal.content.title}>
      <Title order={2} size="h4" mb="sm">
        {choice.title || proposal.content.title}
      </Title>
      <TextInput
        label={inCurate("field.title.ko")}
        value={choice.title}
        maxLength={300}
        mb="md"
        onChange={(event) => {
          setChoice({ ...choice, title: event.currentTarget.value });
        }}
      />
      <Title order={3} size="h5">
        {t("proposals.fields")}
      </Title>
      <ul className={styles["passages"]}>
        {proposal.content.fields.map((field, number) => (
          <FieldItem
            key={field.key}
            number={number + 1}
            field={field}
            chosen={choice.fields[number]}
            onChange={(change) => {
              setChoice(withField(choice, field.key, change));
            }}
          />
        ))}
      </ul>
      <Questions proposal={proposal} choice={choice} setChoice={setChoice} />
      <Decision proposal={proposal} choice={choice} setChoice={setChoice} />
    </Paper>
  );
}

interface FieldProps {
  number: number;
  field: ProposedField;
  chosen: FieldChoice | undefined;
  onChange: (change: Partial<FieldChoice>) => void;
}

function FieldItem({ number, field, chosen, onChange }: FieldProps): ReactElement | null {
  const { t } = useTranslation("imports");
  const { t: inCurate } = useTranslation("curate");
  const language = useLanguage();
  if (!chosen) return null;
  return (
    <li className={styles["passage"]}>
      <Group justify="space-between" mb="xs">
        <Checkbox
          label={t("proposals.keep", { number, kind: inCurate(`section.${chosen.kind}`) })}
          checked={chosen.kept}
          onChange={(event) => {
            onChange({ kept: event.currentTarget.checked });
          }}
        />
        <Group gap="xs">
          <Badge variant="light" color={field.found_by === "sentence" ? "yellow" : "gray"}>
            {t(`proposals.foundBy.${field.found_by}`)}
          </Badge>
          <NativeSelect
            aria-label={t("proposals.kind", { number })}
            data={SECTION_KINDS.map((kind) => ({ value: kind, label: inCurate(`section.${kind}`) }))}
            value={chosen.kind}
            disabled={!chosen.kept}
            onChange={(event) => {
              onChange({ kind: SECTION_KINDS.find((kind) => kind === event.currentTarget.value) ?? chosen.kind });
            }}
          />
        </Group>
      </Group>
      <Textarea
        aria-label={t("proposals.text", { number })}
        value={chosen.text}
        disabled={!chosen.kept}
        autosize
        minRows={1}
        onChange={(event) => {
          onChange({ text: event.currentTarget.value });
        }}
      />
      <blockquote className={styles["evidence"]}>
        {field.evidence}
        <div className={styles["place"]}>{language === "ko" ? field.place.ko : field.place.en}</div>
      </blockquote>
    </li>
  );
}

interface PartProps {
  proposal: ProposalView;
  choice: Choice;
  setChoice: (choice: Choice) => void;
}

function Questions({ proposal, choice, setChoice }: PartProps): ReactElement {
  const { t } = useTranslation("imports");
  return (
    <Stack gap={6} mt="md">
      <Title order={3} size="h5">
        {t("proposals.questions")}
      </Title>
      {proposal.content.questions.map(({ text, origin }) => (
        <Checkbox
          key={text}
          label={
            <>
              {text}
              {origin === "asked" && (
                <Badge size="sm" variant="light" ml="xs">
                  {t("proposals.byCitizens")}
                </Badge>
              )}
            </>
          }
          description={t(`proposals.origin.${origin}`)}
          checked={!choice.leftOut.includes(text)}
          onChange={(event) => {
            setChoice(withQuestion(choice, text, event.currentTarget.checked));
          }}
        />
      ))}
    </Stack>
  );
}

function Decision({ proposal, choice, setChoice }: PartProps): ReactElement {
  const { t } = useTranslation("imports");
  const problem = useProblemText();
  const navigate = useNavigate();
  const accept = useAccept(proposal.id);
  const drop = useDrop(proposal.id);
  const taken = hasCode(accept.error, "conflict");
  const body = bodyOf(choice, proposal);
  return (
    <>
      <Box mt="md">
        <IdField
          id={choice.slug}
          taken={taken}
          onChange={(slug) => {
            setChoice({ ...choice, slug });
          }}
        />
      </Box>
      {accept.isError && !taken && (
        <Alert color="red" role="alert" mt="md">
          {problem(accept.error)}
        </Alert>
      )}
      <Text size="sm" c="gray.7" mt="md">
        {t("proposals.acceptHint")}
      </Text>
      <Group mt="sm">
        <Button
          loading={accept.isPending}
          disabled={!body || !isSlug(choice.slug)}
          onClick={() => {
            if (!body) return;
            settle(accept.mutateAsync(body), (detail) => {
              tellDone(t("proposals.accepted"));
              void navigate(`/curate/${encodeURIComponent(detail.id)}`);
            });
          }}
        >
          {t("proposals.accept")}
        </Button>
        <Button
          variant="default"
          loading={drop.isPending}
          onClick={() => {
            settle(
              drop.mutateAsync(),
              () => undefined,
              (error) => {
                tellProblem(problem(error));
              },
            );
          }}
        >
          {t("proposals.drop")}
        </Button>
      </Group>
    </>
  );
}
