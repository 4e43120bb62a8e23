import { IconMessagePlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { CloseReason } from "../api/events";

/** Where the field to write in was, once the talk is over. */
export function Closed({ reason, onRenew }: { reason: CloseReason | "expired"; onRenew: () => void }): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <section className="closed" aria-live="polite">
      <p>{t(`closed.${reason}`)}</p>
      <div className="closed__actions">
        <button type="button" className="button button--primary" onClick={onRenew}>
          <IconMessagePlus aria-hidden size={20} /> {t("closed.again")}
        </button>
        <Link className="button button--tertiary" to="/">
          {t("back")}
        </Link>
      </div>
    </section>
  );
}
