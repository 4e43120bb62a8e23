import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { use, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import { DeskContext } from "./desk-context";

/** The way back into a call from anywhere else in the console. */
export function CallChip(): ReactElement | null {
  const { t } = useTranslation("desk");
  const { pathname } = useLocation();
  const call = use(DeskContext)?.view?.mine[0];
  if (!call || pathname === `/desk/${call.talk}`) return null;
  return (
    <Button
      component={Link}
      to={`/desk/${call.talk}`}
      color="green"
      size="compact-md"
      leftSection={<IconPhoneCall size={18} aria-hidden />}
    >
      {t("backToCall")}
    </Button>
  );
}
