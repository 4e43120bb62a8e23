import { IconAlertTriangle, IconHourglassHigh, IconPhoneCalling, IconWifiOff } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Queue } from "../api/events";
import { problemText } from "../shared/problem-text";
import { ContactDialog } from "./contact.ui";
import type { TalkSession, TalkState } from "./talk-session";

/** What holds for the talk as a whole: the wait for a person, a broken connection, a thing that did not work. */
export function Notes({ session, state }: { session: TalkSession; state: TalkState }): ReactElement {
  const { t } = useTranslation("talk");
  const { t: common } = useTranslation();
  const { queue } = state.transcript;
  const over = state.gone !== null || state.transcript.closed !== null;
  return (
    <div className="notes">
      {!state.connected && !over && (
        <p className="note note--warning" role="status">
          <IconWifiOff aria-hidden size={20} /> {t("connection")}
        </p>
      )}
      {state.problem && state.connected && !over && (
        <p className="note note--danger" role="alert">
          <IconAlertTriangle aria-hidden size={20} /> {problemText(state.problem, common)}
        </p>
      )}
      {queue && !over && <Waiting session={session} queue={queue} />}
    </div>
  );
}

function Waiting({ session, queue }: { session: TalkSession; queue: Queue }): ReactElement {
  const { t } = useTranslation("talk");
  const [leaving, setLeaving] = useState(false);
  const unattended = queue.state === "unattended";
  return (
    <section className="queue" data-state={queue.state} aria-live="polite">
      <div className="queue__words">
        <h2>
          {unattended ? <IconPhoneCalling aria-hidden size={22} /> : <IconHourglassHigh aria-hidden size={22} />}
          {t(`queue.${unattended ? "unattended" : queue.state === "returned" ? "returned" : "waiting"}`)}
        </h2>
        <p>
          <Standing queue={queue} />
        </p>
      </div>
      <div className="queue__actions">
        {(unattended || queue.callback_offered) && (
          <button
            type="button"
            className="button button--primary"
            onClick={() => {
              setLeaving(true);
            }}
          >
            {t("queue.callback")}
          </button>
        )}
        <button type="button" className="button button--tertiary" onClick={() => void session.stopWaiting()}>
          {unattended ? t("queue.dismiss") : t("queue.cancel")}
        </button>
      </div>
      {leaving && (
        <ContactDialog
          session={session}
          purpose="callback"
          answer={null}
          onClose={() => {
            setLeaving(false);
          }}
        />
      )}
    </section>
  );
}

function Standing({ queue }: { queue: Queue }): ReactElement {
  const { t } = useTranslation("talk");
  if (queue.state === "unattended") return <>{t("queue.hours", { hours: queue.hours })}</>;
  const before = (queue.position ?? 1) - 1;
  return (
    <>
      <strong>{before > 0 ? t("queue.position", { count: before }) : t("queue.next")}</strong>
      {" · "}
      {queue.people_on_duty > 0 && `${t("queue.people", { count: queue.people_on_duty })} · `}
      {t("queue.meanwhile")}
    </>
  );
}
