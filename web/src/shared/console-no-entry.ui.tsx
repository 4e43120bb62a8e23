import { Button, EmptyState, Group } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { placesOf, rolesFor, type Place } from "./console-places";
import type { SessionAccount } from "./console-session.net";
import { useTitle } from "./use-title";

/** Signed in, but without the role of this place. */
export function NoEntry({ place, account }: { place: Place; account: SessionAccount }): ReactElement {
  const { t } = useTranslation("admin");
  useTitle(t(`nav.${place}`));
  const roles = rolesFor(place).map((role) => t(`role.${role}`));
  return (
    <EmptyState
      py="xl"
      size="lg"
      variant="light"
      icon={<IconLock size={32} aria-hidden />}
      title={t("noEntry.title", { place: t(`nav.${place}`) })}
      description={t("noEntry.text", { roles: roles.join(", "), name: account.display_name })}
    >
      <Group justify="center">
        {placesOf(account.roles).map((open) => (
          <Button key={open} component={Link} to={`/${open}`}>
            {t(`nav.${open}`)}
          </Button>
        ))}
      </Group>
    </EmptyState>
  );
}
