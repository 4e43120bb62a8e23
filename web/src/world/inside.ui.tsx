import { IconDoorExit, IconEye, IconWifiOff, Icon3dRotate, IconList } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Official } from "../api/events";
import { LanguageSwitch } from "../shared/language-switch.ui";
import { SkipLink } from "../shared/site-frame.ui";
import { AvatarGuard } from "../talk/avatar-guard.ui";
import { CaptionStrip } from "../talk/caption.ui";
import type { Posture } from "../talk/idle";
import type { TalkSession, TalkState } from "../talk/talk-session";
import { moodOf } from "../talk/transcript";
import type { VoiceState } from "../talk/voice-call";
import { CounterTalkPanel } from "./counter-talk.ui";
import { Controls } from "./hall.ui";
import { People } from "./people.ui";
import type { Space } from "./space";
import type { Visit } from "./visit";
import { showBodies } from "./measure";
import { runWithoutPicture, type WorldState } from "./world-session";

// The picture comes in a piece of its own: the list is there at once.
const WorldCanvas = lazy(async () => ({ default: (await import("./world-canvas.scene")).WorldCanvas }));

/** From here on the list stands beside the picture, as in `world.css`. */
const WIDE_PIXELS = 900;

interface InsideProps {
  visit: Visit;
  space: Space;
  officials: readonly Official[];
  picture: boolean;
  canPicture: boolean;
  onPicture: (picture: boolean) => void;
  onLeave: () => void;
}

/** The lobby: its picture with the list of everybody beside it, and the talk at a counter. */
export function Inside({ visit, space, officials, picture, canPicture, onPicture, onLeave }: InsideProps): ReactElement {
  const state = useSyncExternalStore(visit.world.subscribe, visit.world.snapshot);
  const talk = useSyncExternalStore(visit.subscribe, visit.snapshot);
  const voice = useSyncExternalStore(visit.call.subscribe, visit.call.snapshot);
  const session = talk?.phase === "open" ? talk.session : null;
  const talkState = useTalkOf(session);
  const [list, setList] = useState(() => innerWidth >= WIDE_PIXELS);
  const official = officials.find((one) => one.id === (talkState?.transcript.official ?? talk?.official));
  const approach = useCallback(
    (id: string) => {
      void visit.approach(id);
      if (innerWidth < WIDE_PIXELS) setList(false);
    },
    [visit],
  );
  useDriver(visit, talkState);
  useEffect(() => showBodies(visit.world, location.search), [visit]);
  const shows = talk && official ? "talk" : list || !picture ? "list" : "none";
  return (
    <div className="world" data-side={shows} data-picture={picture}>
      <SkipLink />
      <Bar space={space} count={state.bodies.size - space.officials.length} picture={picture} canPicture={canPicture} onPicture={onPicture} onLeave={onLeave} />
      {picture ? (
        <Picture visit={visit} state={talkState} talking={talk?.official ?? null} voice={voice} onApproach={approach} onLost={() => { onPicture(false); }} />
      ) : (
        <NoPicture visit={visit} />
      )}
      {picture && (
        <Controls visit={visit} space={space} state={state} talking={talk !== null} list={list} onList={() => { setList(!list); }} />
      )}
      {shows === "talk" && talk && official && (
        <div className="world-side world-side--talk">
          <CounterTalkPanel visit={visit} talk={talk} official={official} officials={officials} state={talkState} voice={voice} />
        </div>
      )}
      {shows === "list" && (
        <main id="main" tabIndex={-1} className="world-side world-side--list">
          <People space={space} state={state} onApproach={approach} />
        </main>
      )}
      <Notice phase={state.phase} />
    </div>
  );
}

/** How the connection stands, where it is not simply there. */
function Notice({ phase }: { phase: WorldState["phase"] }): ReactElement | null {
  const { t } = useTranslation("world");
  if (phase !== "reconnecting" && phase !== "watching" && phase !== "joining") return null;
  return (
    <p className="world-notice" role="status">
      {phase === "reconnecting" && <IconWifiOff aria-hidden size={20} />}
      {phase === "watching" && <IconEye aria-hidden size={20} />}
      {phase === "joining" && <span className="spinner" aria-hidden="true" />} {t(phase)}
    </p>
  );
}

interface BarProps {
  space: Space;
  count: number;
  picture: boolean;
  canPicture: boolean;
  onPicture: (picture: boolean) => void;
  onLeave: () => void;
}

function Bar({ space, count, picture, canPicture, onPicture, onLeave }: BarProps): ReactElement {
  const { t } = useTranslation("world");
  return (
    <header className="world-bar">
      <p className="world-bar__where">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <strong>{space.name}</strong>
        <span>{t("people.here", { count: Math.max(0, count) })}</span>
      </p>
      {canPicture && (
        <button
          type="button"
          className="icon-button"
          aria-label={picture ? t("picture.off") : t("picture.on")}
          title={picture ? t("picture.off") : t("picture.on")}
          onClick={() => {
            onPicture(!picture);
          }}
        >
          {picture ? <IconList aria-hidden size={22} /> : <Icon3dRotate aria-hidden size={22} />}
        </button>
      )}
      <LanguageSwitch />
      <button type="button" className="button button--tertiary" onClick={onLeave}>
        <IconDoorExit aria-hidden size={20} /> <span>{t("leave")}</span>
      </button>
    </header>
  );
}

interface PictureProps {
  visit: Visit;
  state: TalkState | null;
  /** The official at whose counter the citizen talks. */
  talking: string | null;
  voice: VoiceState;
  onApproach: (official: string) => void;
  onLost: () => void;
}

function Picture({ visit, state, talking, voice, onApproach, onLost }: PictureProps): ReactElement {
  const { t } = useTranslation("world");
  const [standing, setStanding] = useState(0);
  const { bodies } = useSyncExternalStore(visit.world.subscribe, visit.world.snapshot);
  const officials = visit.world.space.officials;
  const place = officials.findIndex((one) => one.id === talking);
  const posture = postureOf(voice, state);
  const mood = state ? moodOf(state.transcript) : "neutral";
  const mouth = visit.call.playback.mouth;
  const scene = useMemo(
    () => (place < 0 ? null : { official: place + 1, posture, mood, mouth }),
    [place, posture, mood, mouth],
  );
  const words = useMemo(() => ({ ai: t("badge.ai"), person: t("badge.person"), you: t("people.you") }), [t]);
  const ready = bodies.size > 0;
  return (
    <div className="world-picture">
      {ready && (
        <AvatarGuard>
          <Suspense fallback={null}>
            <WorldCanvas
              session={visit.world}
              talking={scene}
              person={state?.transcript.driver.kind === "person"}
              words={words}
              onApproach={onApproach}
              onProgress={setStanding}
              onLost={onLost}
            />
          </Suspense>
        </AvatarGuard>
      )}
      {standing < officials.length && (
        <div className="world-loading" role="status">
          <p>{t("loading")}</p>
          <progress max={officials.length + 1} value={ready ? standing + 1 : 0} aria-label={t("loading")} />
        </div>
      )}
      <CaptionStrip caption={voice.caption} />
    </div>
  );
}

/** Without a picture the body still walks to the counters, for the others to see. */
function NoPicture({ visit }: { visit: Visit }): null {
  useEffect(() => runWithoutPicture(visit.world), [visit]);
  return null;
}

function postureOf(voice: VoiceState, state: TalkState | null): Posture {
  if (voice.phase === "speaking") return "speaking";
  if (voice.phase === "thinking" || (state?.waiting && voice.phase === "off")) return "thinking";
  return voice.phase === "hearing" || voice.phase === "listening" ? "listening" : "idle";
}

const NO_CHANGE = (): (() => void) => () => undefined;
const NO_TALK = (): null => null;

function useTalkOf(session: TalkSession | null): TalkState | null {
  return useSyncExternalStore<TalkState | null>(session?.subscribe ?? NO_CHANGE, session?.snapshot ?? NO_TALK);
}

/** The lips follow the sound while a person drives. */
function useDriver(visit: Visit, state: TalkState | null): void {
  const kind = state?.transcript.driver.kind ?? "ai";
  useEffect(() => {
    visit.call.drivenBy(kind);
  }, [visit, kind]);
}
