import { Alert, Badge, Button, Switch, Text } from "@mantine/core";
import { IconMicrophone, IconMicrophoneOff, IconPlugConnected, IconVolume } from "@tabler/icons-react";
import { useEffect, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useDesk } from "./desk-context";
import styles from "./desk.module.css";
import { LevelMeter } from "./level-meter.ui";
import type { StaffMedia } from "./use-staff-media";

/** The voice in the call: connect, mute, push to talk; and a clear word where there is no microphone. */
export function VoiceControls({ talk }: { talk: string }): ReactElement {
  const { t } = useTranslation("desk");
  const { media } = useDesk();
  const mine = media.call?.talk === talk;
  usePushToTalkKey(media);
  const failed = media.phase === "lost" || media.phase === "refused";
  if (!mine || failed || media.phase === "off" || media.phase === "elsewhere") {
    return (
      <div className={styles["voice"]}>
        <Button
          variant="light"
          leftSection={<IconPlugConnected size={18} aria-hidden />}
          onClick={() => {
            media.join(talk);
          }}
        >
          {mine && failed ? t("voice.again") : t("voice.connect")}
        </Button>
        <Text size="sm" c="gray.7">
          {mine && failed ? t("voice.failed") : t("voice.off")}
        </Text>
      </div>
    );
  }
  return (
    <>
      <div className={styles["voice"]}>
        <LineBadge phase={media.phase} />
        {media.microphone ? <Microphone media={media} microphone={media.microphone} /> : null}
      </div>
      {media.trouble && (
        <Alert color="yellow" py="xs" icon={<IconMicrophoneOff aria-hidden />}>
          {t(`voice.trouble.${media.trouble}`)}
        </Alert>
      )}
    </>
  );
}

function LineBadge({ phase }: { phase: StaffMedia["phase"] }): ReactElement {
  const { t } = useTranslation("desk");
  const color = phase === "ready" ? "green" : "yellow";
  return (
    <Badge size="lg" color={color} variant="light" leftSection={<IconVolume size={16} aria-hidden />} role="status">
      {phase === "ready"
        ? t("voice.connected")
        : phase === "interrupted"
          ? t("voice.interrupted")
          : t("voice.connecting")}
    </Badge>
  );
}

function Microphone({ media, microphone }: { media: StaffMedia; microphone: MediaStream }): ReactElement {
  const { t } = useTranslation("desk");
  return (
    <>
      {media.pushToTalk ? (
        <Button
          variant={media.held ? "filled" : "light"}
          color={media.held ? "red" : "primary"}
          leftSection={<IconMicrophone size={18} aria-hidden />}
          onPointerDown={() => {
            media.hold(true);
          }}
          onPointerUp={() => {
            media.hold(false);
          }}
          onPointerLeave={() => {
            media.hold(false);
          }}
        >
          {media.held ? t("voice.speaking") : t("voice.holdToTalk")}
        </Button>
      ) : (
        <Button
          variant={media.muted ? "filled" : "light"}
          color={media.muted ? "red" : "green"}
          aria-pressed={media.muted}
          leftSection={
            media.muted ? <IconMicrophoneOff size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />
          }
          onClick={() => {
            media.setMuted(!media.muted);
          }}
        >
          {media.muted ? t("voice.unmute") : t("voice.mute")}
        </Button>
      )}
      <LevelMeter stream={microphone} />
      <Switch
        label={t("voice.pushToTalk")}
        checked={media.pushToTalk}
        onChange={(event) => {
          media.setPushToTalk(event.currentTarget.checked);
        }}
      />
    </>
  );
}

/** The space bar, held down anywhere but in a field or on a button, speaks. */
function usePushToTalkKey({ pushToTalk, hold }: StaffMedia): void {
  useEffect(() => {
    if (!pushToTalk) return undefined;
    const down = (event: KeyboardEvent): void => {
      if (event.code !== "Space" || event.repeat || isForTyping(event.target)) return;
      event.preventDefault();
      hold(true);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.code === "Space") hold(false);
    };
    const away = (): void => {
      hold(false);
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", away);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", away);
      hold(false);
    };
  }, [pushToTalk, hold]);
}

function isForTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, button, a, [contenteditable]") !== null;
}
