import { Badge, Button, Group, Switch, Text, Title, Tooltip } from "@mantine/core";
import {
  IconBell,
  IconBellRinging,
  IconKeyboard,
  IconMicrophone,
  IconMicrophoneOff,
  IconUsers,
  IconVolume,
  IconVolumeOff,
} from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { hasCode, tellProblem, useProblemText } from "../shared/console-problem";
import { settle } from "../shared/console-settle";
import { useDuty } from "./calls.net";
import { useDesk } from "./desk-context";
import type { DeskView } from "./desk-types";
import styles from "./desk.module.css";
import type { Alerts } from "./use-alerts";
import type { StaffMedia } from "./use-staff-media";

/** On duty or not, whether the voice is ready, and how arrivals are told. */
export function DeskBar({ view, onShortcuts }: { view: DeskView; onShortcuts: () => void }): ReactElement {
  const { t } = useTranslation("desk");
  const { alerts, media } = useDesk();
  return (
    <div className={styles["top"]}>
      <Title order={1}>{t("title")}</Title>
      <Badge
        size="lg"
        variant="light"
        color={view.people_on_duty > 0 ? "green" : "gray"}
        leftSection={<IconUsers size={16} aria-hidden />}
      >
        {t("onDutyCount", { count: view.people_on_duty })}
      </Badge>
      <Group gap={4}>
        <SoundButton alerts={alerts} />
        <NotifyButton alerts={alerts} />
        <Tooltip label={t("shortcuts.title")}>
          <Button variant="subtle" color="gray.7" px="xs" aria-label={t("shortcuts.title")} onClick={onShortcuts}>
            <IconKeyboard size={20} aria-hidden />
          </Button>
        </Tooltip>
      </Group>
      <DutySwitch on={view.on_duty} />
      <MicrophoneNote media={media} />
    </div>
  );
}

function DutySwitch({ on }: { on: boolean }): ReactElement {
  const { t } = useTranslation("desk");
  const problem = useProblemText();
  const duty = useDuty();
  return (
    <Switch
      size="lg"
      color="green"
      checked={on}
      disabled={duty.isPending}
      label={on ? t("duty.on") : t("duty.off")}
      styles={{ label: { fontWeight: 700, fontSize: "1rem" } }}
      onChange={(event) => {
        settle(
          duty.mutateAsync(event.currentTarget.checked),
          () => undefined,
          (error) => {
            tellProblem(hasCode(error, "conflict") ? t("duty.busy") : problem(error));
          },
        );
      }}
    />
  );
}

/** When the microphone is heard, or why there is none and what to do. */
function MicrophoneNote({ media }: { media: StaffMedia }): ReactElement {
  const { t } = useTranslation("desk");
  const { phase, trouble, microphone } = media;
  const isReady = phase === "ready" && microphone !== null;
  const Icon = isReady ? IconMicrophone : IconMicrophoneOff;
  return (
    <div className={styles["microphone"]} role="status">
      {phase !== "off" && (
        <>
          <Icon size={18} aria-hidden />
          <Text component="span" size="sm">
            {trouble && phase !== "elsewhere" && phase !== "refused"
              ? t(`voice.trouble.${trouble}`)
              : t(`standby.${phase === "ready" && !microphone ? "opening" : phase}`)}
          </Text>
        </>
      )}
    </div>
  );
}

function SoundButton({ alerts }: { alerts: Alerts }): ReactElement {
  const { t } = useTranslation("desk");
  const label = alerts.sound ? t("alerts.soundOn") : t("alerts.soundOff");
  return (
    <Tooltip label={label}>
      <Button
        variant="subtle"
        color={alerts.sound ? "gray.7" : "red"}
        px="xs"
        aria-pressed={alerts.sound}
        aria-label={t("alerts.sound")}
        onClick={alerts.toggleSound}
      >
        {alerts.sound ? <IconVolume size={20} aria-hidden /> : <IconVolumeOff size={20} aria-hidden />}
      </Button>
    </Tooltip>
  );
}

function NotifyButton({ alerts }: { alerts: Alerts }): ReactElement | null {
  const { t } = useTranslation("desk");
  if (alerts.permission === "unsupported") return null;
  if (alerts.permission === "default") {
    return (
      <Button variant="light" leftSection={<IconBell size={18} aria-hidden />} onClick={alerts.askPermission}>
        {t("alerts.ask")}
      </Button>
    );
  }
  const granted = alerts.permission === "granted";
  const label = granted ? t("alerts.granted") : t("alerts.denied");
  return (
    <Tooltip label={label}>
      <Text component="span" px="xs" c={granted ? "gray.7" : "red"} role="img" aria-label={label}>
        {granted ? <IconBellRinging size={20} aria-hidden /> : <IconBell size={20} aria-hidden />}
      </Text>
    </Tooltip>
  );
}
