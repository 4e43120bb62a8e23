import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerStopFilled,
  IconVolume,
  IconX,
} from "@tabler/icons-react";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import type { VoiceCall, VoiceState } from "./voice-call";
import type { VoicePhase } from "./voice-phase";

interface VoiceBarProps {
  call: VoiceCall;
  voice: VoiceState;
}

/** One tap to speak; while the line is up, what it does and how to stop it. */
export function VoiceBar({ call, voice }: VoiceBarProps): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <>
      {voice.trouble && (
        <div className="trouble">
          <p className="voice__trouble" role="alert">
            {t(`voice.trouble.${voice.trouble}`)}
          </p>
        </div>
      )}
      <section className="voice" aria-label={t("voice.label")} data-phase={voice.phase}>
        {voice.phase === "off" ? <Start call={call} /> : <Live call={call} voice={voice} phase={voice.phase} />}
      </section>
    </>
  );
}

function Start({ call }: { call: VoiceCall }): ReactElement {
  const { t } = useTranslation("talk");
  const language = useLanguage();
  return (
    <button
      type="button"
      className="button button--primary button--large voice__start"
      onClick={() => void call.start(language)}
    >
      <IconMicrophone aria-hidden size={24} /> {t("voice.start")}
    </button>
  );
}

function Live({ call, voice, phase }: VoiceBarProps & { phase: Exclude<VoicePhase, "off"> }): ReactElement {
  const { t } = useTranslation("talk");
  const { t: common } = useTranslation();
  const coming = phase === "asking" || phase === "connecting";
  return (
    <div className="voice__live">
      {coming ? <span className="spinner voice__spinner" aria-hidden="true" /> : <Level call={call} />}
      <p className="voice__phase">
        {voice.muted && !coming && phase !== "speaking" ? t("voice.muted") : t(`voice.phase.${phase}`)}
      </p>
      {voice.soundBlocked && (
        <button
          type="button"
          className="button button--primary"
          onClick={() => {
            call.allowSound();
          }}
        >
          <IconVolume aria-hidden size={20} /> {t("voice.soundBlocked")}
        </button>
      )}
      {phase === "speaking" && (
        <button
          type="button"
          className="icon-button voice__round"
          aria-label={t("voice.silence")}
          title={t("voice.silence")}
          onClick={() => {
            call.silence();
          }}
        >
          <IconPlayerStopFilled aria-hidden size={22} />
        </button>
      )}
      {!coming && (
        <button
          type="button"
          className="icon-button voice__round"
          aria-pressed={voice.muted}
          aria-label={voice.muted ? t("voice.unmute") : t("voice.mute")}
          title={voice.muted ? t("voice.unmute") : t("voice.mute")}
          onClick={() => {
            call.mute(!voice.muted);
          }}
        >
          {voice.muted ? <IconMicrophoneOff aria-hidden size={22} /> : <IconMicrophone aria-hidden size={22} />}
        </button>
      )}
      <button
        type="button"
        className="icon-button voice__round voice__hang-up"
        aria-label={coming ? common("cancel") : t("voice.hangUp")}
        title={coming ? common("cancel") : t("voice.hangUp")}
        onClick={() => {
          call.hangUp();
        }}
      >
        {coming ? <IconX aria-hidden size={22} /> : <IconPhoneOff aria-hidden size={22} />}
      </button>
    </div>
  );
}

/** How loud the citizen is, as five bars. */
function Level({ call }: { call: VoiceCall }): ReactElement {
  const bars = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      bars.current?.style.setProperty("--level", call.level().toFixed(2));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [call]);
  return (
    <span ref={bars} className="level" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
