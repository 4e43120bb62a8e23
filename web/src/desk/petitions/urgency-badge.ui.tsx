import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { PetitionLine } from "./petitions.net";

const LOOKS = {
  open: { color: "gray", Icon: IconClock },
  due_soon: { color: "yellow", Icon: IconClockExclamation },
  overdue: { color: "red", Icon: IconAlertTriangle },
  closed: { color: "gray", Icon: IconCheck },
} as const;

/** How much a petition presses: in words and with a sign, not by colour alone. */
export function UrgencyBadge({ urgency }: { urgency: PetitionLine["urgency"] }): ReactElement {
  const { t } = useTranslation("petitions");
  const { color, Icon } = LOOKS[urgency];
  return (
    <Badge color={color} variant="light" c="dark" leftSection={<Icon size={14} aria-hidden />}>
      {t(`desk.urgency.${urgency}`)}
    </Badge>
  );
}
