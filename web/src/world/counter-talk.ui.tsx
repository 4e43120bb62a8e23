import { IconDoorExit, IconHeadset } from "@tabler/icons-react";
import { useEffect, useRef, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Official } from "../api/events";
import { problemText } from "../shared/problem-text";
import { headline } from "../shared/portrait";
import { Announcer } from "../talk/announcer.ui";
import { Closed } from "../talk/closed.ui";
import { Composer } from "../talk/composer.ui";
import { Messages } from "../talk/messages.ui";
import { Notes } from "../talk/notes.ui";
import type { TalkSession, TalkState } from "../talk/talk-session";
import { VoiceBar } from "../talk/voice-bar.ui";
import type { VoiceState } from "../talk/voice-call";
import type { CounterTalk, Visit } from "./visit";

interface CounterTalkProps {
  visit: Visit;
  talk: CounterTalk;
  official: Official;
  officials: readonly Official[];
  state: TalkState | null;
  voice: VoiceState;
}

/** The talk at a counter, with everything the talk page has but its own picture of the official. */
export function CounterTalkPanel(props: CounterTalkProps): ReactElement {
  const { visit, talk, official, state } = props;
  return (
    <section className="world-talk" data-official={official.id} aria-labelledby="counter-heading">
      <Head visit={visit} official={official} session={talk.phase === "open" ? talk.session : null} state={state} />
      {talk.phase === "open" && state ? (
        <OpenTalk {...props} session={talk.session} state={state} />
      ) : (
        <Waiting visit={visit} talk={talk} official={official} />
      )}
    </section>
  );
}

function OpenTalk({ visit, official, officials, voice, session, state }: CounterTalkProps & { session: TalkSession; state: TalkState }): ReactElement {
  const over = state.gone ?? state.transcript.closed;
  return (
    <>
      <Messages
        session={session}
        state={state}
        officials={officials}
        onSwitch={(next) => {
          void visit.goOn(next);
        }}
      />
      <Notes session={session} state={state} />
      {over ? (
        <Closed
          reason={over}
          onRenew={() => {
            visit.renew();
          }}
        />
      ) : (
        <>
          <VoiceBar call={visit.call} voice={voice} />
          <Composer session={session} state={state} />
        </>
      )}
      <Announcer state={state} voice={voice} official={official} />
    </>
  );
}

function Waiting({ visit, talk, official }: { visit: Visit; talk: CounterTalk; official: Official }): ReactElement {
  const { t } = useTranslation("world");
  const { t: common } = useTranslation();
  if (talk.phase !== "refused") {
    return (
      <div className="world-talk__wait" role="status">
        <span className="spinner" aria-hidden="true" />
        <p>{t("talk.opening", { name: official.name })}</p>
      </div>
    );
  }
  return (
    <div className="world-talk__wait" role="alert">
      <p>{problemText(talk.problem, common)}</p>
      <button
        type="button"
        className="button button--primary"
        onClick={() => {
          void visit.approach(talk.official);
        }}
      >
        {common("retry")}
      </button>
    </div>
  );
}

interface HeadProps {
  visit: Visit;
  official: Official;
  session: TalkSession | null;
  state: TalkState | null;
}

function Head({ visit, official, session, state }: HeadProps): ReactElement {
  const { t } = useTranslation("world");
  const { t: talk } = useTranslation("talk");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [official.id]);
  const driver = state?.transcript.driver ?? { kind: "ai", name: "" };
  const badge = driver.kind === "ai" ? talk("driver.ai") : driver.name ? talk("driver.named", { name: driver.name }) : talk("driver.person");
  const canAsk = session && state && !state.gone && !state.transcript.closed && driver.kind === "ai" && !state.transcript.queue;
  return (
    <header className="world-talk__head">
      <div>
        <h1 id="counter-heading" ref={heading} tabIndex={-1}>
          {official.name} <span className={`badge badge--${driver.kind}`}>{badge}</span>
        </h1>
        <p>{headline(official.title)}</p>
      </div>
      {canAsk && (
        <button type="button" className="button button--secondary" aria-label={talk("person.ask")} onClick={() => void session.askForPerson()}>
          <IconHeadset aria-hidden size={20} /> {talk("person.short")}
        </button>
      )}
      <button
        type="button"
        className="button button--tertiary"
        onClick={() => {
          visit.leave();
        }}
      >
        <IconDoorExit aria-hidden size={20} /> {t("talk.leave")}
      </button>
    </header>
  );
}
