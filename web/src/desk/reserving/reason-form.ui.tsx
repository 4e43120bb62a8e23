import { Button, Group, TextInput } from "@mantine/core";
import { useState, type ReactElement, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

interface ReasonProps {
  /** What is done with the reason. */
  action: string;
  /** False: it needs none. */
  withReason?: boolean;
  pending: boolean;
  onSay: (reason: string) => void;
  onKeep: () => void;
}

/** Something is taken away from citizens: why, in words that they read, or it stays. */
export function ReasonForm({ action, withReason = true, pending, onSay, onKeep }: ReasonProps): ReactElement {
  const { t } = useTranslation("reserving");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = withReason && reason.trim() === "";
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!missing) onSay(reason.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      {withReason && (
        <TextInput
          label={t("desk.reason")}
          required
          maxLength={200}
          mt="sm"
          data-autofocus
          value={reason}
          error={asked && missing ? t("desk.reasonNeeded") : null}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      )}
      <Group mt="sm">
        <Button type="submit" color="red" loading={pending}>
          {action}
        </Button>
        <Button variant="default" onClick={onKeep}>
          {t("desk.keep")}
        </Button>
      </Group>
    </form>
  );
}
