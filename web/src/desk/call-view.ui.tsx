import { Alert, Button, Group, Kbd, Title } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconArrowBackUp, IconPlugConnectedX, IconX } from "@tabler/icons-react";
import { useMemo, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Transcript } from "../talk/transcript";
import { EntryBadges } from "./badges.ui";
import { useCall } from "./calls.net";
import { useDesk } from "./desk-context";
import type { DeskEntry, PassageUsed } from "./desk-types";
import styles from "./desk.module.css";
import { EndDialog } from "./end-dialog.ui";
import { useOfficialNames } from "./officials.net";
import { Passages } from "./passages.ui";
import { SayForm } from "./say-form.ui";
import { Summary } from "./summary.ui";
import { TranscriptView } from "./transcript.ui";
import { useTranscript } from "./use-transcript";
import { VoiceControls } from "./voice-controls.ui";

/** The call: the talk as it goes on, this person's voice and words, and what the AI knew. */
export function CallView({ entry }: { entry: DeskEntry }): ReactElement {
  const { t } = useTranslation("desk");
  const { media } = useDesk();
  const { transcript, connected } = useTranscript(entry);
  const call = useCall(entry.talk, false);
  const field = useRef<HTMLTextAreaElement>(null);
  const [handing, handBack] = useDisclosure(false);
  const [closing, close] = useDisclosure(false);
  useHotkeys(
    [
      [
        "alt+M",
        () => {
          media.setMuted(!media.muted);
        },
        { usePhysicalKeys: true },
      ],
      ["alt+T", () => field.current?.focus(), { usePhysicalKeys: true }],
      ["alt+B", handBack.open, { usePhysicalKeys: true }],
    ],
    [],
  );
  return (
    <article aria-labelledby="call-title" className={styles["call"]}>
      <CallHead entry={entry} onHandBack={handBack.open} onClose={close.open} />
      {!connected && (
        <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} radius={0} role="alert">
          {t("call.reconnecting")}
        </Alert>
      )}
      <div className={styles["body"]}>
        <div className={styles["talk"]}>
          <TranscriptView transcript={transcript} />
          <div className={styles["foot"]}>
            <VoiceControls talk={entry.talk} />
            <SayForm talk={entry.talk} field={field} />
          </div>
        </div>
        <aside className={styles["side"]}>
          <Summary entry={entry} />
          <PassagesUsed transcript={transcript} known={call.data?.passages ?? []} />
        </aside>
      </div>
      <EndDialog talk={entry.talk} ending="hand-back" opened={handing} onClose={handBack.close} />
      <EndDialog talk={entry.talk} ending="close" opened={closing} onClose={close.close} />
    </article>
  );
}

interface HeadProps {
  entry: DeskEntry;
  onHandBack: () => void;
  onClose: () => void;
}

function CallHead({ entry, onHandBack, onClose }: HeadProps): ReactElement {
  const { t } = useTranslation("desk");
  const name = useOfficialNames();
  return (
    <header className={styles["head"]}>
      <div className={styles["headText"]}>
        <Title order={2} id="call-title">
          {t("call.title", { official: name(entry.official) })}
        </Title>
        <Group mt={6}>
          <EntryBadges entry={entry} />
        </Group>
      </div>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          rightSection={
            <Kbd size="xs" visibleFrom="sm">
              Alt B
            </Kbd>
          }
          onClick={onHandBack}
        >
          {t("call.handBack")}
        </Button>
        <Button variant="outline" color="red.7" leftSection={<IconX size={18} aria-hidden />} onClick={onClose}>
          {t("call.close")}
        </Button>
      </Group>
    </header>
  );
}

/** What the AI cited in this talk, the latest first; what was known before stands in until the talk is read. */
function PassagesUsed({ transcript, known }: { transcript: Transcript; known: readonly PassageUsed[] }): ReactElement {
  const cited = useMemo(() => citedIn(transcript), [transcript]);
  return <Passages passages={cited.length > 0 ? cited : known} />;
}

function citedIn(transcript: Transcript): PassageUsed[] {
  const answers = transcript.entries.filter((entry) => entry.kind === "answer");
  const citations = answers.flatMap((answer) => answer.sentences.flatMap((sentence) => sentence.citations));
  return [...new Map(citations.map((one) => [`${one.locator}|${one.quote}`, one])).values()].reverse();
}
