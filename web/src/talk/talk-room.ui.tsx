import { useCallback, useEffect, useState, useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import type { Official } from "../api/events";
import type { Language } from "../i18n/setup";
import { useLanguage } from "../i18n/use-language";
import { headline } from "../shared/portrait";
import { SkipLink } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { Announcer } from "./announcer.ui";
import { Closed } from "./closed.ui";
import { Composer } from "./composer.ui";
import { Messages } from "./messages.ui";
import { keepTalk } from "./open-talk";
import { Notes } from "./notes.ui";
import { RoomBar } from "./room-bar.ui";
import { Stage } from "./stage.ui";
import type { TalkSession } from "./talk-session";
import { useTalkState } from "./use-talk";
import { VoiceBar } from "./voice-bar.ui";
import { VoiceCall } from "./voice-call";

interface TalkRoomProps {
  session: TalkSession;
  officials: readonly Official[];
  /** The official of the address; another than the talk's when the citizen went back or forward. */
  wanted: string;
  onBegin: (official: string, language: Language) => void;
}

/** A talk with its avatar, its words and what can be done in it. */
export function TalkRoom({ session, officials, wanted, onBegin }: TalkRoomProps): ReactElement | null {
  const { t } = useTranslation("talk");
  const language = useLanguage();
  const state = useTalkState(session);
  const { transcript } = state;
  const [call] = useState(() => new VoiceCall(() => ({ official: session.view.official, session: session.id })));
  const voice = useSyncExternalStore(call.subscribe, call.snapshot);
  const official = officials.find((one) => one.id === transcript.official) ?? officials[0];
  const over = state.gone ?? transcript.closed;
  const begun = state.pending !== null || transcript.entries.length > 0;
  const switchTo = useSwitching(session, wanted);

  useTitle(official ? t("tab", { name: official.name, title: headline(official.title) }) : "");
  useEffect(() => {
    call.drivenBy(transcript.driver.kind);
  }, [call, transcript.driver.kind]);
  useEffect(() => {
    if (over) call.hangUp();
    if (over) keepTalk(null);
  }, [call, over]);
  useEffect(() => () => { call.hangUp(); }, [call]);
  useEscape(call);
  const renew = useCallback(() => {
    if (!over) void session.end();
    onBegin(transcript.official, language);
  }, [session, over, onBegin, transcript.official, language]);

  if (!official) return null;
  return (
    <div className="room" data-official={official.id} data-begun={begun}>
      <SkipLink />
      <RoomBar session={session} state={state} official={official} officials={officials} onRenew={renew} />
      <Stage official={official} state={state} voice={voice} call={call} />
      <Messages session={session} state={state} officials={officials} onSwitch={switchTo} />
      <Notes session={session} state={state} />
      {over ? (
        <Closed reason={over} onRenew={renew} />
      ) : (
        <>
          <VoiceBar call={call} voice={voice} />
          <Composer session={session} state={state} />
        </>
      )}
      <Announcer state={state} voice={voice} official={official} />
    </div>
  );
}

/** Goes on with another official in the same talk, and keeps the address in step. */
function useSwitching(session: TalkSession, wanted: string): (official: string) => void {
  const navigate = useNavigate();
  const { transcript } = useTalkState(session);
  const here = transcript.official;
  const begun = transcript.last > 0 && !transcript.closed;
  useEffect(() => {
    if (begun && wanted !== here) void session.switchTo(wanted);
  }, [session, begun, wanted, here]);
  useEffect(() => {
    if (begun) keepTalk({ id: session.id, official: here });
  }, [session, begun, here]);
  return useCallback((official) => void navigate(`/talk/${official}`), [navigate]);
}

/** Esc stops the voice, unless it closes a dialog. */
function useEscape(call: VoiceCall): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]")) call.silence();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
    };
  }, [call]);
}
