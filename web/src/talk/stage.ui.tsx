import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Official } from "../api/events";
import { Avatar } from "./avatar.ui";
import { CaptionStrip } from "./caption.ui";
import type { Posture } from "./idle";
import type { TalkState } from "./talk-session";
import { moodOf } from "./transcript";
import { useMovement } from "./use-movement";
import type { VoiceCall, VoiceState } from "./voice-call";

interface StageProps {
  official: Official;
  state: TalkState;
  voice: VoiceState;
  call: VoiceCall;
}

/** The avatar, who drives it, and its words as they sound. */
export function Stage({ official, state, voice, call }: StageProps): ReactElement {
  const { t } = useTranslation("talk");
  const movement = useMovement();
  const { driver } = state.transcript;
  const badge = driver.kind === "ai" ? t("driver.ai") : driver.name ? t("driver.named", { name: driver.name }) : t("driver.person");
  return (
    <section className="stage" aria-label={t("avatar.alt", { name: official.name })} data-voice={voice.phase}>
      <Avatar
        official={official}
        moves={movement.moves}
        mood={moodOf(state.transcript)}
        posture={postureOf(voice, state)}
        mouth={call.playback.mouth}
      />
      <p className={`badge stage__driver badge--${driver.kind}`}>{badge}</p>
      {movement.possible && (
        <button
          type="button"
          className="icon-button stage__pause"
          aria-label={movement.moves ? t("avatar.pause") : t("avatar.play")}
          title={movement.moves ? t("avatar.pause") : t("avatar.play")}
          onClick={movement.toggle}
        >
          {movement.moves ? <IconPlayerPause aria-hidden size={18} /> : <IconPlayerPlay aria-hidden size={18} />}
        </button>
      )}
      <CaptionStrip caption={voice.caption} />
    </section>
  );
}

function postureOf(voice: VoiceState, state: TalkState): Posture {
  if (voice.phase === "speaking") return "speaking";
  if (voice.phase === "hearing") return "listening";
  if (voice.phase === "thinking" || state.waiting) return "thinking";
  if (voice.phase === "listening") return "listening";
  return "idle";
}
