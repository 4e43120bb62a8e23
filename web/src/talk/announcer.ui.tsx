import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Official } from "../api/events";
import type { TalkState } from "./talk-session";
import { languageOf } from "./text-language";
import type { VoiceState } from "./voice-call";

interface AnnouncerProps {
  state: TalkState;
  voice: VoiceState;
  official: Official;
}

/** What a screen reader says: answers when it suits, at once who drives from now on. Answers that sound are not read too. */
export function Announcer({ state, voice, official }: AnnouncerProps): ReactElement {
  const polite = usePolite(state, voice);
  const urgent = useUrgent(state, official);
  return (
    <>
      <div className="visually-hidden" aria-live="polite" lang={languageOf(polite)}>
        {polite}
      </div>
      <div className="visually-hidden" aria-live="assertive" lang={languageOf(urgent)}>
        {urgent}
      </div>
    </>
  );
}

function usePolite({ transcript, waiting }: TalkState, voice: VoiceState): string {
  const { t } = useTranslation("talk");
  if (voice.phase !== "off") return t(`voice.phase.${voice.phase}`);
  const last = transcript.entries.at(-1);
  if (last?.kind === "answer") {
    const question = last.clarify ? ` ${last.clarify.question}` : "";
    return last.sentences.map((sentence) => sentence.text).join(" ") + question;
  }
  if (last?.kind === "staff") return last.text;
  return waiting ? t("thinking") : "";
}

function useUrgent({ transcript }: TalkState, official: Official): string {
  const { t } = useTranslation("talk");
  const last = transcript.entries.findLast((entry) => entry.kind === "driver" || entry.kind === "announcement");
  if (last?.kind === "announcement") return last.text;
  if (last?.kind !== "driver") return "";
  if (last.driver.kind === "ai") return t("driver.nowAi", { name: official.name });
  return last.driver.name ? t("driver.nowPerson", { name: last.driver.name }) : t("driver.nowAnyone");
}

