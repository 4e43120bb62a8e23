import { IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useEffect, useRef, type ReactElement, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Official } from "../api/events";
import { problemText } from "../shared/problem-text";
import { AnswerCard } from "./answer.ui";
import { ConsultationOfTalk } from "./consultation-card.ui";
import { PetitionOfTalk } from "./petition-draft.ui";
import type { TalkSession, TalkState } from "./talk-session";
import { languageOf } from "./text-language";
import { shownEntries, type Entry } from "./transcript";

interface MessagesProps {
  session: TalkSession;
  state: TalkState;
  officials: readonly Official[];
  onSwitch: (official: string) => void;
}

/** Everything that was said, under the notice that an AI answers. */
export function Messages(props: MessagesProps): ReactElement {
  const { t } = useTranslation("talk");
  const { session, state, officials } = props;
  const { transcript } = state;
  const scroller = useRef<HTMLDivElement>(null);
  useFollowing(scroller, state);
  const first = officials.find((one) => one.id === session.view.official);
  const silent = !transcript.entries.some((entry) => entry.kind === "citizen") && state.pending === null;
  return (
    <main id="main" className="log" ref={scroller} tabIndex={-1} aria-label={t("log")}>
      <div className="log__inner">
        <Notice text={session.view.notice} isPrivate={first?.private ?? false} />
        <Bubble side="official" label={first?.name ?? ""} badge={t("aiAnswer")} text={session.view.greeting} />
        {silent && first && <Suggestions session={session} questions={first.suggestions} />}
        {shownEntries(transcript).map((entry) => (
          <EntryView key={entry.kind === "answer" ? entry.id : entry.key} entry={entry} {...props} />
        ))}
        <PetitionOfTalk draft={transcript.closed ? null : transcript.draft} talk={session.id} />
        <ConsultationOfTalk consultation={transcript.closed ? null : transcript.consultation} talk={session.id} />
        {transcript.partial && <Bubble side="citizen" label={t("hearing")} text={transcript.partial} faint />}
        {state.pending !== null && <Bubble side="citizen" label={t("you")} text={state.pending} faint anchor />}
        {state.waiting && <Thinking state={state} />}
      </div>
    </main>
  );
}

function Notice({ text, isPrivate }: { text: string; isPrivate: boolean }): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <div className="notice" role="note">
      <IconInfoCircle aria-hidden size={22} />
      <p>
        <span lang={languageOf(text)}>{text}</span> {isPrivate && t("privateCounsel")}{" "}
        <Link to="/privacy" target="_blank">
          {t("privacy")}
        </Link>
      </p>
    </div>
  );
}

function Suggestions({ session, questions }: { session: TalkSession; questions: readonly string[] }): ReactElement {
  const { t } = useTranslation("talk");
  return (
    <section className="suggestions" aria-label={t("suggestions")}>
      <h2>{t("suggestions")}</h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" className="chip" onClick={() => void session.say(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EntryView({ entry, ...props }: MessagesProps & { entry: Entry }): ReactElement | null {
  const { t } = useTranslation("talk");
  const name = (id: string): string => props.officials.find((one) => one.id === id)?.name ?? id;
  switch (entry.kind) {
    case "answer":
      return <AnswerCard answer={entry} {...props} />;
    case "citizen":
      return (
        <Bubble side="citizen" label={entry.via === "voice" ? t("byVoice") : t("you")} text={entry.text} anchor />
      );
    case "staff":
      return <Bubble side="staff" label={entry.name || t("staff")} badge={t("driver.person")} text={entry.text} />;
    case "announcement":
      return <Line text={entry.text} />;
    case "filed":
      return <Filed text={entry.text} />;
    case "booked":
      return <Booked text={entry.text} />;
    case "driver":
      return <DriverLine kind={entry.driver.kind} name={entry.driver.name} official={name(props.state.transcript.official)} />;
    case "official":
      return <Line text={t("switched", { name: name(entry.official) })} />;
    case "problem":
      return <ProblemLine code={entry.code} />;
  }
}

/** The petition was signed and filed; where to follow it. */
function Filed({ text }: { text: string }): ReactElement {
  const { t } = useTranslation("talk");
  return <Done title={t("draft.filed")} text={text} to="/petitions" link={t("draft.follow")} />;
}

/** A time with a person was booked; where to move or cancel it. */
function Booked({ text }: { text: string }): ReactElement {
  const { t } = useTranslation("talk");
  return <Done title={t("consultation.booked")} text={text} to="/appointments/mine" link={t("consultation.mine")} />;
}

function Done({ title, text, to, link }: { title: string; text: string; to: string; link: string }): ReactElement {
  return (
    <article className="bubble bubble--official draft__filed" data-anchor>
      <p className="bubble__label">
        <IconCircleCheck aria-hidden size={20} /> {title}
      </p>
      <p className="bubble__text" lang={languageOf(text)}>
        {text}
      </p>
      <Link to={to} target="_blank">
        {link}
      </Link>
    </article>
  );
}

function DriverLine({ kind, name, official }: { kind: "ai" | "person"; name: string; official: string }): ReactElement {
  const { t } = useTranslation("talk");
  if (kind === "ai") return <Line text={t("driver.nowAi", { name: official })} />;
  return <Line text={name ? t("driver.nowPerson", { name }) : t("driver.nowAnyone")} />;
}

function ProblemLine({ code }: { code: string }): ReactElement {
  const { t } = useTranslation();
  return <Line text={problemText({ code }, t)} />;
}

function Line({ text }: { text: string }): ReactElement {
  return (
    <p className="log__line" lang={languageOf(text)}>
      {text}
    </p>
  );
}

interface BubbleProps {
  side: "citizen" | "official" | "staff";
  label: string;
  badge?: string;
  text: string;
  faint?: boolean;
  /** Where the view goes to when it is new. */
  anchor?: boolean;
}

function Bubble({ side, label, badge, text, faint, anchor }: BubbleProps): ReactElement {
  return (
    <article className={`bubble bubble--${side}`} data-faint={faint} data-anchor={anchor}>
      <p className="bubble__label">
        {label} {badge && <Badge kind={side === "staff" ? "person" : "ai"}>{badge}</Badge>}
      </p>
      <p className="bubble__text" lang={languageOf(text)}>
        {text}
      </p>
    </article>
  );
}

function Badge({ kind, children }: { kind: "ai" | "person"; children: ReactNode }): ReactElement {
  return <span className={`badge badge--${kind}`}>{children}</span>;
}

/** Three dots, until the first words of the answer are there. */
function Thinking({ state }: { state: TalkState }): ReactElement | null {
  const { t } = useTranslation("talk");
  const last = state.transcript.entries.at(-1);
  if (last?.kind === "answer" || state.transcript.driver.kind === "person") return null;
  return (
    <p className="thinking">
      <span className="thinking__dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t("thinking")}
    </p>
  );
}

/**
 * Keeps the citizen's last words at the top of the view while the answer grows below them, so that it can be read from its
 * beginning; stops when the citizen scrolls.
 */
function useFollowing(scroller: RefObject<HTMLDivElement | null>, state: TalkState): void {
  const following = useRef(true);
  const count = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const stop = (): void => {
      following.current = false;
    };
    const events = ["wheel", "touchmove", "keydown"] as const;
    for (const name of events) element.addEventListener(name, stop, { passive: true });
    return () => {
      for (const name of events) element.removeEventListener(name, stop);
    };
  }, [scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const anchors = element.querySelectorAll<HTMLElement>("[data-anchor]");
    if (anchors.length !== count.current) following.current = true;
    count.current = anchors.length;
    const anchor = anchors[anchors.length - 1];
    if (following.current && anchor) element.scrollTo({ top: anchor.offsetTop - 12, behavior: "smooth" });
  }, [scroller, state]);
}
