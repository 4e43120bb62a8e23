import { Alert, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { tellDone, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import type { FoundConflict } from "./conflicts";
import { useRule } from "./conflicts.net";

interface DialogProps {
  /** Null: closed. */
  found: FoundConflict | null;
  onClose: () => void;
}

/** Asks why a pair is no conflict. */
export function RulingDialog({ found, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Modal
      opened={found !== null}
      onClose={onClose}
      title={t("contradictions.rule")}
      centered
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {found && <RulingForm found={found} onClose={onClose} />}
    </Modal>
  );
}

function RulingForm({ found, onClose }: { found: FoundConflict; onClose: () => void }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const rule = useRule();
  const [reason, setReason] = useState("");
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reason.trim() === "") return;
    const pair = { first: found.first.passage.id, second: found.second.passage.id };
    settle(rule.mutateAsync({ ...pair, reason: reason.trim() }), () => {
      tellDone(t("contradictions.done"));
      onClose();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t("contradictions.ruleText")}</Text>
        <Textarea
          label={t("contradictions.reason")}
          description={t("contradictions.reasonText")}
          required
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        {rule.error && (
          <Alert color="red" role="alert">
            {problem(rule.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={reason.trim() === ""} loading={rule.isPending}>
            {t("contradictions.rule")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
