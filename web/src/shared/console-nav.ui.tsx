import { Badge } from "@mantine/core";
import { IconActivity, IconBooks, IconBuildingCommunity, IconHeadset, IconUsersGroup } from "@tabler/icons-react";
import { use, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { DeskContext } from "../desk/desk-context";
import styles from "./console.module.css";
import type { Place } from "./console-places";

const ICONS = { desk: IconHeadset, curate: IconBooks, admin: IconBuildingCommunity, accounts: IconUsersGroup } as const;

interface NavProps {
  places: readonly Place[];
  current: Place;
  look: "bar" | "drawer";
  onChoose?: () => void;
}

/** Where somebody with these roles can go. */
export function ConsoleNav({ places, current, look, onChoose }: NavProps): ReactElement {
  const { t } = useTranslation("admin");
  const className = look === "bar" ? `${styles["nav"] ?? ""} mantine-visible-from-md` : styles["drawerNav"];
  return (
    <nav aria-label={t("nav.label")} className={className}>
      {places.map((place) => {
        const Icon = ICONS[place];
        return (
          <Link key={place} to={`/${place}`} aria-current={place === current ? "page" : undefined} onClick={onChoose}>
            <Icon size={20} aria-hidden />
            {t(`nav.${place}`)}
            {place === "desk" && <WaitingCount />}
          </Link>
        );
      })}
      {/* A public page: loaded whole, so that the console's style stays behind. */}
      <a href="/status">
        <IconActivity size={20} aria-hidden />
        {t("nav.status")}
      </a>
    </nav>
  );
}

function WaitingCount(): ReactElement | null {
  const { t } = useTranslation("admin");
  const desk = use(DeskContext);
  const count = desk?.view?.waiting.length ?? 0;
  if (count === 0) return null;
  const crisis = desk?.view?.waiting.some((entry) => entry.reason === "crisis") ?? false;
  return (
    <Badge size="md" color={crisis ? "red" : "primary"} variant="filled" aria-label={t("nav.waiting", { count })}>
      {count}
    </Badge>
  );
}
