import { Alert, Button, Group, Modal, Radio, Stack, Text, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { dayInSeoul, useDateField } from "../shared/console-dates";
import { hasCode, tellDone, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { focusField } from "./focus-field";
import type { Deed } from "./permissions";
import type { VersionSummary } from "./procedure-types";
import { useAct, type Act } from "./procedures.net";
import { forgetDraft } from "./use-draft";

const DAY_MS = 24 * 3_600_000;

export type AskedDeed = Extract<Deed, "publish" | "reject" | "discard" | "withdraw">;

interface DialogProps {
  id: string;
  /** Null: closed. */
  deed: AskedDeed | null;
  version: VersionSummary;
  onClose: () => void;
}

/** Publishing with its day, and everything that needs a reason. */
export function DeedDialog({ id, deed, version, onClose }: DialogProps): ReactElement {
  const { t } = useTranslation("curate");
  return (
    <Modal
      opened={deed !== null}
      onClose={onClose}
      title={deed ? t(`ask.${deed}.title`) : ""}
      centered
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {deed && <DeedForm key={deed} id={id} deed={deed} version={version} onClose={onClose} />}
    </Modal>
  );
}

function DeedForm({ id, deed, version, onClose }: DialogProps & { deed: AskedDeed }): ReactElement {
  const { t } = useTranslation("curate");
  const act = useAct(id);
  const [reason, setReason] = useState("");
  const [scheduled, setScheduled] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const ready = deed === "publish" ? !scheduled || day !== null : reason.trim() !== "";
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!ready) return;
    settle(act.mutateAsync(actOf(deed, version, reason.trim(), scheduled ? day : null)), () => {
      if (deed === "discard") forgetDraft(id);
      tellDone(
        deed === "publish" && scheduled ? t("ask.publish.scheduled", { day: day ?? "" }) : t(`ask.${deed}.done`),
      );
      onClose();
      // The button that was pressed is gone with the state it was for.
      focusField("bar");
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t(`ask.${deed}.text`)}</Text>
        {deed === "publish" ? (
          <PublishDay scheduled={scheduled} onScheduled={setScheduled} day={day} onDay={setDay} />
        ) : (
          <Textarea
            label={t(`ask.${deed}.reason`)}
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
        )}
        {act.error && <DeedProblem error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            type="submit"
            color={deed === "publish" ? "green" : deed === "reject" ? "primary" : "red"}
            disabled={!ready}
            loading={act.isPending}
          >
            {deed === "publish" && scheduled ? t("ask.publish.later") : t(`deed.${deed}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function actOf(deed: AskedDeed, version: VersionSummary, reason: string, on: string | null): Act {
  const seen = { version: version.version, edits: version.edits };
  switch (deed) {
    case "publish":
      return { deed, on, ...seen };
    case "reject":
      return { deed, comment: reason, ...seen };
    case "discard":
      return { deed, reason, ...seen };
    case "withdraw":
      return { deed, reason };
  }
}

function DeedProblem({ error }: { error: Error }): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const text = hasCode(error, "conflict")
    ? t("ask.conflict")
    : hasCode(error, "forbidden")
      ? t("ask.forbidden")
      : hasCode(error, "invalid_input")
        ? t("ask.unfinished")
        : problem(error);
  return (
    <Alert color="red" role="alert">
      {text}
    </Alert>
  );
}

interface DayProps {
  scheduled: boolean;
  onScheduled: (scheduled: boolean) => void;
  day: string | null;
  onDay: (day: string | null) => void;
}

function PublishDay({ scheduled, onScheduled, day, onDay }: DayProps): ReactElement {
  const { t } = useTranslation("curate");
  const field = useDateField();
  const [tomorrow] = useState(() => dayInSeoul(new Date(Date.now() + DAY_MS)));
  return (
    <>
      <Radio.Group
        label={t("ask.publish.when")}
        value={scheduled ? "day" : "now"}
        onChange={(value) => {
          onScheduled(value === "day");
        }}
      >
        <Group mt="xs">
          <Radio value="now" data-autofocus label={t("ask.publish.now")} />
          <Radio value="day" label={t("ask.publish.day")} />
        </Group>
      </Radio.Group>
      {scheduled && (
        <DateInput
          {...field}
          // Esc closes the calendar, not the dialog around it.
          data-mantine-stop-propagation
          label={t("ask.publish.from")}
          description={t("ask.publish.seoul")}
          minDate={tomorrow}
          required
          value={day}
          onChange={onDay}
        />
      )}
    </>
  );
}
