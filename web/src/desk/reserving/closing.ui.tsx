import { Alert } from "@mantine/core";
import type { ReactElement } from "react";

import { ReasonForm } from "./reason-form.ui";

interface ClosingProps {
  /** What is about to be closed, in words. */
  what: string;
  pending: boolean;
  onSay: (reason: string) => void;
  onKeep: () => void;
}

/** The reason, which those who are booked read, before anything is closed. */
export function Closing({ what, pending, onSay, onKeep }: ClosingProps): ReactElement {
  return (
    <Alert color="red" mx="md" mb="md" title={what}>
      <ReasonForm key={what} action={what} pending={pending} onSay={onSay} onKeep={onKeep} />
    </Alert>
  );
}
