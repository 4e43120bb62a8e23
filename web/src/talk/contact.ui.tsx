import { useCallback, useId, useRef, useState, type ReactElement, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

import { AgeQuestion } from "../shared/age-question.ui";
import { Dialog } from "../shared/dialog.ui";
import { problemText } from "../shared/problem-text";
import { useLoaded } from "../shared/use-loaded";
import { contactProblem, type ContactProblem } from "./contact";
import type { TalkSession } from "./talk-session";
import { readPrivacy } from "./talk.net";
import { useTalkState } from "./use-talk";

interface ContactProps {
  session: TalkSession;
  purpose: "changes" | "callback";
  answer: string | null;
  onClose: () => void;
}

const PROBLEMS = { empty: "required", wrong: "wrong", "wrong-phone": "wrongPhone", consent: "consentRequired" } as const;

/** Leaves a contact: "tell me if this changes", or a call-back. Nothing is sent without consent. */
export function ContactDialog({ session, purpose, answer, onClose }: ContactProps): ReactElement {
  const { t } = useTranslation("talk");
  const { t: common } = useTranslation();
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<ContactProblem | null>(null);
  const [under14, setUnder14] = useState(false);
  const state = useTalkState(session);
  const field = useRef<HTMLInputElement>(null);
  const ids = useId();
  const phone = purpose === "callback";

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (under14 || !event.currentTarget.reportValidity()) return;
    const form = new FormData(event.currentTarget);
    const contact = field.current?.value.trim() ?? "";
    const wrong = contactProblem(contact, { phone, consents: form.get("consent") === "on" });
    setProblem(wrong);
    if (wrong) {
      if (wrong !== "consent") field.current?.focus();
      return;
    }
    setDone(await session.leaveContact({ contact, purpose, answer }));
  };

  if (done) {
    return (
      <Dialog title={t("contact.done")} onClose={onClose}>
        <p role="status">{phone ? t("contact.callbackText") : t("contact.changesText")}</p>
        <div className="dialog__actions">
          <button type="button" className="button button--primary" onClick={onClose}>
            {common("close")}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={phone ? t("contact.callbackTitle") : t("contact.changesTitle")} onClose={onClose}>
      <form className="contact" noValidate onSubmit={(event) => void submit(event)}>
        <p>{phone ? t("contact.callbackText") : t("contact.changesText")}</p>
        <div className="field">
          <label className="field__label" htmlFor={`${ids}-contact`}>
            {phone ? t("contact.phoneLabel") : t("contact.label")}
          </label>
          <span className="field__hint" id={`${ids}-hint`}>
            {phone ? t("contact.phoneHint") : t("contact.hint")}
          </span>
          <input
            ref={field}
            className="input"
            id={`${ids}-contact`}
            name="contact"
            type={phone ? "tel" : "text"}
            autoComplete={phone ? "tel" : "on"}
            maxLength={200}
            aria-describedby={`${ids}-hint ${ids}-problem`}
            aria-invalid={problem !== null && problem !== "consent"}
          />
        </div>
        <AgeQuestion onUnder={setUnder14} />
        <Consent />
        <p className="field__problem" id={`${ids}-problem`} role="alert">
          {problem && t(`contact.${PROBLEMS[problem]}`)}
          {!problem && state.problem && problemText(state.problem, common)}
        </p>
        <div className="dialog__actions">
          <button type="button" className="button button--tertiary" onClick={onClose}>
            {common("cancel")}
          </button>
          <button type="submit" className="button button--primary" disabled={under14}>
            {t("contact.send")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Consent(): ReactElement {
  const { t } = useTranslation("talk");
  const load = useCallback((signal: AbortSignal) => readPrivacy(signal), []);
  const { value: kept } = useLoaded(load);
  return (
    <label className="check">
      <input type="checkbox" name="consent" />
      <span>{kept ? t("contact.consent", { days: kept.contacts_days }) : t("contact.consentPlain")}</span>
    </label>
  );
}
