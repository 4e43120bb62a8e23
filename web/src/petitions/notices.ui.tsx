import type { ReactElement, SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";

import { ContactField, ContactProblem } from "./contact-field.ui";
import { NoticeStanding } from "./notice-standing.ui";
import { askAgain, setNotices, type Followed } from "./petitions.net";
import type { Known } from "./photos.net";
import { useRequest } from "./use-request";

interface NoticesProps {
  known: Known;
  petition: Followed;
  onContact: (contact: string) => void;
  onDone: (petition: Followed) => void;
}

const ON_ITS_WAY: readonly (string | null)[] = ["waiting", "held", "sending"];

/** Taking the consent to notices back, or giving it; and asking for another letter where the address is not confirmed. */
export function Notices({ known, petition, onContact, onDone }: NoticesProps): ReactElement {
  const { t } = useTranslation("petitions");
  const { busy, problem, run } = useRequest(onDone);
  const { is_notified: notified, confirmation } = petition;
  const mayAsk = confirmation?.may_ask_again ?? false;
  const isAtAnEnd = confirmation && !confirmation.is_confirmed && !mayAsk && !ON_ITS_WAY.includes(confirmation.letter);
  const submit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>): void => {
    event.preventDefault();
    const asksAgain = event.nativeEvent.submitter?.getAttribute("value") === "again";
    run((signal) => (asksAgain ? askAgain(known, signal) : setNotices(known, !notified, signal)));
  };
  return (
    <form className="petitions__form" aria-label={t("notice.change")} onSubmit={submit}>
      {notified ? <NoticeStanding confirmation={confirmation} /> : <p>{t("notice.off")}</p>}
      {isAtAnEnd && <p>{t("notice.askedEnough")}</p>}
      <ContactField value={known.contact} onChange={onContact} />
      {problem?.code === "invalid_input" ? <p role="alert">{t("new.notifyNeedsMail")}</p> : <ContactProblem problem={problem} />}
      {mayAsk && (
        <button className="button button--primary" type="submit" value="again" disabled={busy}>
          {t("notice.askAgain")}
        </button>
      )}
      <button className="button button--secondary" type="submit" value="set" disabled={busy}>
        {t(notified ? "notice.turnOff" : "notice.turnOn")}
      </button>
    </form>
  );
}
