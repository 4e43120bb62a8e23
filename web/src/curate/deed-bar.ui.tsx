import { Button, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowDown, IconCheck, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import type { SessionAccount } from "../shared/console-session.net";
import styles from "./curate.module.css";
import { DeedDialog, type AskedDeed } from "./deed-dialog.ui";
import { fits, hindrance, type Hindrance } from "./permissions";
import type { DocumentDetail, VersionDetail, VersionSummary } from "./procedure-types";

interface BarProps {
  detail: DocumentDetail;
  shown: VersionDetail;
  account: SessionAccount;
  onEdit?: (() => void) | null;
}

const DEEDS = ["discard", "withdraw", "reject", "publish"] as const satisfies readonly AskedDeed[];

interface Look {
  color: string;
  variant: string;
  icon: ReactElement;
}

const LOOKS: Readonly<Record<AskedDeed, Look>> = {
  discard: { color: "red", variant: "subtle", icon: <IconTrash size={18} aria-hidden /> },
  withdraw: { color: "red", variant: "light", icon: <IconArrowDown size={18} aria-hidden /> },
  reject: { color: "primary", variant: "default", icon: <IconArrowBackUp size={18} aria-hidden /> },
  publish: { color: "green", variant: "filled", icon: <IconCheck size={18} aria-hidden /> },
};

/** Withdrawing is about the whole document, everything else about the version that is shown. */
function possible(deed: AskedDeed, detail: DocumentDetail, summary: VersionSummary): boolean {
  return deed === "withdraw" ? detail.live !== null || summary.state === "scheduled" : fits(deed, summary.state);
}

/** What this account can do with the version; where only its authorship stands in the way, why. */
export function DeedBar({ detail, shown, account, onEdit = null }: BarProps): ReactElement {
  const { t } = useTranslation("curate");
  const when = useWhen();
  const [asked, setAsked] = useState<AskedDeed | null>(null);
  const { summary } = shown;
  const shownDeeds = DEEDS.filter(
    (deed) => possible(deed, detail, summary) && hindrance(deed, summary, account) !== "role",
  );
  const mine = summary.author === account.display_name;
  return (
    <div className={styles["bar"]}>
      <span className={styles["barState"]} tabIndex={-1} data-path="bar">
        {summary.submitted_at && summary.state === "in_review"
          ? t("bar.submitted", { name: summary.author, time: when(summary.submitted_at) })
          : t(`stateText.${summary.state}`)}
      </span>
      {shownDeeds.map((deed) => (
        <DeedButton
          key={deed}
          {...LOOKS[deed]}
          label={deed === "reject" && mine ? t("deed.recall") : t(`deed.${deed}`)}
          hindrance={hindrance(deed, summary, account)}
          onAsk={() => {
            setAsked(deed);
          }}
        />
      ))}
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

interface ButtonProps extends Look {
  hindrance: Hindrance | null;
  onAsk: () => void;
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
