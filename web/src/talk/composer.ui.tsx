import { IconSend2 } from "@tabler/icons-react";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { TalkSession, TalkState } from "./talk-session";

/** The longest message that the service reads. */
const MOST_CHARACTERS = 4_000;

/** The field to write in. Enter sends; while a syllable is being composed Enter belongs to the keyboard. */
export function Composer({ session, state }: { session: TalkSession; state: TalkState }): ReactElement {
  const { t } = useTranslation("talk");
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const { returned } = state;
  useEffect(() => {
    if (returned === null || !field.current) return;
    if (!field.current.value) field.current.value = returned;
    session.takeReturned();
  }, [session, returned]);

  const send = (): void => {
    const words = field.current?.value.trim();
    if (!field.current || !words || state.pending !== null) return;
    field.current.value = "";
    void session.say(words);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const person = state.transcript.driver.kind === "person";
  return (
    <form
      className="composer"
      aria-label={t("composer.form")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className="composer__field"
        rows={1}
        maxLength={MOST_CHARACTERS}
        aria-label={t("composer.label")}
        aria-describedby={hint}
        placeholder={person ? t("composer.staffPlaceholder") : t("composer.placeholder")}
        enterKeyHint="send"
        onKeyDown={onKeyDown}
      />
      <span id={hint} className="visually-hidden">
        {t("composer.hint")}
      </span>
      <button type="submit" className="composer__send" aria-label={t("composer.send")} disabled={state.pending !== null}>
        <IconSend2 aria-hidden size={24} />
      </button>
    </form>
  );
}
