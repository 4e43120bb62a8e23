import { Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowDown, IconCheck, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { SessionAccount } from "../shared/console-session.net";
import styles from "./curate.module.css";
import { DeedDialog, type AskedDeed } from "./deed-dialog.ui";
import { fits, hindrance, type Hindrance } from "./permissions";
import type { DocumentDetail, VersionDetail } from "./procedure-types";
import { useWhen } from "./words";

interface BarProps {
  detail: DocumentDetail;
  shown: VersionDetail;
  account: SessionAccount;
  onEdit?: (() => void) | null;
}

/** What can be done with the version, and for what cannot, why. */
export function DeedBar({ detail, shown, account, onEdit = null }: BarProps): ReactElement {
  const { t } = useTranslation("curate");
  const when = useWhen();
  const [asked, setAsked] = useState<AskedDeed | null>(null);
  const { summary } = shown;
  const hinders = (deed: AskedDeed): Hindrance | null => hindrance(deed, summary, account);
  const live = detail.live !== null || summary.state === "scheduled";
  const button = (deed: AskedDeed): { hindrance: Hindrance | null; onAsk: () => void } => ({
    hindrance: hinders(deed),
    onAsk: () => {
      setAsked(deed);
    },
  });
  return (
    <div className={styles["bar"]}>
      <span className={styles["barState"]}>
        {summary.submitted_at && summary.state === "in_review"
          ? t("bar.submitted", { name: summary.author, time: when(summary.submitted_at) })
          : t(`stateText.${summary.state}`)}
      </span>
      {fits("discard", summary.state) && (
        <DeedButton
          {...button("discard")}
          color="red"
          variant="subtle"
          icon={<IconTrash size={18} aria-hidden />}
          label={t("deed.discard")}
        />
      )}
      {live && (
        <DeedButton
          {...button("withdraw")}
          color="red"
          variant="light"
          icon={<IconArrowDown size={18} aria-hidden />}
          label={t("deed.withdraw")}
        />
      )}
      {fits("reject", summary.state) && (
        <DeedButton
          {...button("reject")}
          color="primary"
          variant="default"
          icon={<IconArrowBackUp size={18} aria-hidden />}
          label={summary.author === account.display_name ? t("deed.recall") : t("deed.reject")}
        />
      )}
      {fits("publish", summary.state) && (
        <DeedButton
          {...button("publish")}
          color="green"
          variant="filled"
          icon={<IconCheck size={18} aria-hidden />}
          label={t("deed.publish")}
        />
      )}
      {onEdit && (
        <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          {t("deed.edit")}
        </Button>
      )}
      <DeedDialog
        id={detail.id}
        deed={asked}
        version={summary}
        onClose={() => {
          setAsked(null);
        }}
      />
    </div>
  );
}

interface ButtonProps {
  hindrance: Hindrance | null;
  onAsk: () => void;
  color: string;
  variant: string;
  icon: ReactElement;
  label: string;
}

/** Stays reachable by keyboard while it is disabled, so that its reason can be read. */
function DeedButton({ hindrance: why, onAsk, color, variant, icon, label }: ButtonProps): ReactElement {
  const { t } = useTranslation("curate");
  if (why === null) {
    return (
      <Button color={color} variant={variant} leftSection={icon} onClick={onAsk}>
        {label}
      </Button>
    );
  }
  return (
    <Tooltip label={t(`hindrance.${why}`)} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Button
        color={color}
        variant={variant}
        leftSection={icon}
        data-disabled
        aria-disabled
        aria-description={t(`hindrance.${why}`)}
        onClick={(event) => {
          event.preventDefault();
        }}
      >
        {label}
      </Button>
    </Tooltip>
  );
}
