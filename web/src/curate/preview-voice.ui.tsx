import { Button, Text } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, useProblemText } from "../shared/console-problem";
import { spokenPreview } from "./procedures.net";

interface VoiceProps {
  text: string;
  collection: string;
  language: "ko" | "en";
}

type Phase = "silent" | "making" | "playing";

/** Plays the answer as citizens would hear it; what is on the screen changes, and the sound stops. */
export function PreviewVoice({ text, collection, language }: VoiceProps): ReactElement {
  const { t } = useTranslation("curate");
  const problem = useProblemText();
  const [phase, setPhase] = useState<Phase>("silent");
  const [failed, setFailed] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), [text, language]);

  const play = async (): Promise<void> => {
    stop.current?.abort();
    const run = new AbortController();
    stop.current = run;
    setPhase("making");
    setFailed(null);
    try {
      const sound = await spokenPreview(text, collection, language, run.signal);
      await heard(sound, run.signal, () => {
        setPhase("playing");
      });
    } catch (error) {
      if (!run.signal.aborted) setFailed(error);
    }
    if (stop.current === run) setPhase("silent");
  };

  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        mt="sm"
        loading={phase === "making"}
        leftSection={
          phase === "playing" ? <IconPlayerStop size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />
        }
        onClick={() => {
          if (phase === "playing") stop.current?.abort();
          else void play();
        }}
      >
        {t(phase === "playing" ? "preview.stop" : "preview.listen")}
      </Button>
      {failed !== null && (
        <Text size="sm" c="red.8" role="alert" mt={4}>
          {hasCode(failed, "conflict") ? t("preview.noVoice") : problem(failed)}
        </Text>
      )}
    </>
  );
}

/** Resolves when the sound is over or is stopped. */
async function heard(sound: Blob, signal: AbortSignal, onStart: () => void): Promise<void> {
  const url = URL.createObjectURL(sound);
  const audio = new Audio(url);
  try {
    const over = new Promise<void>((resolve) => {
      audio.addEventListener("ended", () => {
        resolve();
      });
      signal.addEventListener("abort", () => {
        audio.pause();
        resolve();
      });
    });
    await audio.play();
    onStart();
    await over;
  } finally {
    URL.revokeObjectURL(url);
  }
}
