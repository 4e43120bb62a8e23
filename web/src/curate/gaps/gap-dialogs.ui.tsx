import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hasCode, tellDone, useProblemText } from "../../shared/console-problem";
import { settle } from "../../shared/console-settle";
import { useDecide, useGaps, type Decision, type Gap } from "./gaps.net";

interface DialogProps {
  gap: Gap;
  opened: boolean;
  onClose: () => void;
}

/** Not the city's business, or no question: with the reason. */
export function DismissDialog({ gap, opened, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation("gaps");
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  return (
    <Modal opened={opened} onClose={onClose} title={t("dismiss.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Deciding
        gap={gap}
        decision={ready ? { deed: "dismiss", reason: reason.trim() } : null}
        label={t("dismiss.open")}
        onDone={() => {
          tellDone(t("dismiss.done"));
          onClose();
        }}
        onClose={onClose}
      >
        <Text>{t("dismiss.text")}</Text>
        <Textarea
          label={t("dismiss.reason")}
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={reason}
          data-autofocus
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </Deciding>
    </Modal>
  );
}

/** The questions go to another matter of the same official. */
export function MergeDialog({ gap, opened, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation("gaps");
  const navigate = useNavigate();
  const others = useGaps(["open", "drafted", "closed"]);
  const [into, setInto] = useState<string | null>(null);
  const choices = (others.data ?? [])
    .filter((other) => other.official === gap.official && other.id !== gap.id)
    .map((other) => ({ value: String(other.id), label: `${other.label} (${t("citizens", { count: other.citizens })})` }));
  return (
    <Modal opened={opened} onClose={onClose} title={t("merge.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Deciding
        gap={gap}
        decision={into === null ? null : { deed: "merge", into: Number(into) }}
        label={t("merge.open")}
        onDone={() => {
          tellDone(t("merge.done"));
          onClose();
          void navigate(`/curate/tools/gaps/${into ?? ""}`, { replace: true });
        }}
        onClose={onClose}
      >
        <Text>{t("merge.text")}</Text>
        <Select
          label={t("merge.into")}
          placeholder={choices.length === 0 ? t("merge.none") : t("merge.choose")}
          searchable
          required
          data={choices}
          value={into}
          data-autofocus
          onChange={setInto}
        />
      </Deciding>
    </Modal>
  );
}

interface DecidingProps {
  gap: Gap;
  /** Null while something is missing. */
  decision: Decision | null;
  label: string;
  onDone: () => void;
  onClose: () => void;
  children: ReactElement[];
}

function Deciding({ gap, decision, label, onDone, onClose, children }: DecidingProps): ReactElement {
  const { t } = useTranslation("gaps");
  const problem = useProblemText();
  const decide = useDecide(gap.id);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (decision) settle(decide.mutateAsync(decision), onDone);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        {decide.error && (
          <Alert color="red" role="alert">
            {hasCode(decide.error, "conflict") ? t("conflict") : problem(decide.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={!decision} loading={decide.isPending}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
