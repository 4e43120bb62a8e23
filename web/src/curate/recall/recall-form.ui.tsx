import { Alert, Button, Group, Modal, Paper, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { useCorrect, type Place, type Recall } from "./recall.net";

/** The drafted correction, to be gone over and sent once. */
export function CorrectionForm({ recall, place }: { recall: Recall; place: Place }): ReactElement {
  const { t } = useTranslation("recall");
  const [subject, setSubject] = useState(recall.draft.subject);
  const [text, setText] = useState(recall.draft.text);
  const [asking, ask] = useDisclosure(false);
  const ready = subject.trim() !== "" && text.trim() !== "";
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (ready) ask.open();
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <form onSubmit={submit}>
        <Title order={2} size="h4">
          {t("write.title")}
        </Title>
        <Text c="gray.7" size="sm" mb="sm">
          {t("write.text", { letters: recall.letters, calls: recall.calls })}
        </Text>
        {!recall.sends_letters && recall.letters > 0 && (
          <Alert color="yellow" mb="sm">
            {t("write.noServer")}
          </Alert>
        )}
        <Stack gap="sm">
          <TextInput
            label={t("write.subject")}
            required
            maxLength={200}
            value={subject}
            onChange={(event) => {
              setSubject(event.currentTarget.value);
            }}
          />
          <Textarea
            label={t("write.body")}
            required
            autosize
            minRows={8}
            maxRows={24}
            maxLength={10_000}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={!ready} leftSection={<IconSend size={18} aria-hidden />}>
              {t("write.send")}
            </Button>
          </Group>
        </Stack>
      </form>
      <Modal
        opened={asking}
        onClose={ask.close}
        title={t("write.sure")}
        centered
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Sure recall={recall} place={place} subject={subject} text={text} onClose={ask.close} />
      </Modal>
    </Paper>
  );
}

interface SureProps {
  recall: Recall;
  place: Place;
  subject: string;
  text: string;
  onClose: () => void;
}

function Sure({ recall, place, subject, text, onClose }: SureProps): ReactElement {
  const { t } = useTranslation("recall");
  const problem = useProblemText();
  const correct = useCorrect(place);
  return (
    <Stack>
      <Text>{t("write.sureText", { letters: recall.letters, calls: recall.calls })}</Text>
      {correct.error && (
        <Alert color="red" role="alert">
          {hasCode(correct.error, "conflict") ? t("write.conflict") : problem(correct.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button
          loading={correct.isPending}
          data-autofocus
          onClick={() => {
            settle(correct.mutateAsync({ subject, text }), () => {
              tellDone(t("write.done"));
              onClose();
            });
          }}
        >
          {t("write.send")}
        </Button>
      </Group>
    </Stack>
  );
}
