import { IconArrowRight, IconBell, IconHeadset, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Official } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { ContactDialog } from "./contact.ui";
import { Crisis } from "./crisis.ui";
import { blocksOf } from "./parts";
import { PartsTable } from "./parts.ui";
import { piecesOf } from "./phones";
import { Sources } from "./sources.ui";
import type { TalkSession, TalkState } from "./talk-session";
import { dateText, languageOf } from "./text-language";
import { isLastWord, sourceKey, sourcesOf, splitAtHeard, type Answer, type Sentence } from "./transcript";

interface AnswerProps {
  answer: Answer;
  session: TalkSession;
  state: TalkState;
  officials: readonly Official[];
  onSwitch: (official: string) => void;
}

/** The official looked up when a person can be booked. */
const SLOTS_TOOL = "appointment_slots";
/** A facility was found whose next free hours were told; its page is behind a link, and so is that of opinions. */
const PLACES_TOOL = "facility_slots";
const OPINIONS_TOOL = "opinions";

/** States that the citizen is told in so many words. */
const TOLD = ["abstained", "redirected", "handed_over", "filed", "booked", "refused", "error"] as const;

/** One answer: marked as AI's, with what it rests on and what can be done next. */
export function AnswerCard({ answer, session, state, officials, onSwitch }: AnswerProps): ReactElement {
  const { t } = useTranslation("talk");
  const language = useLanguage();
  const sources = sourcesOf(answer);
  const told = TOLD.find((status) => status === answer.status);
  const official = officials.find((one) => one.id === answer.official);
  const open = state.gone === null && state.transcript.closed === null;
  return (
    <article className="bubble bubble--official answer" data-status={answer.status}>
      <p className="bubble__label">
        {official?.name} <span className="badge badge--ai">{t("aiAnswer")}</span>
        {answer.asOf && sources.length > 0 && (
          <span className="answer__date">{t("asOf", { date: dateText(answer.asOf, language) })}</span>
        )}
      </p>
      {told && <p className="answer__status">{t(`status.${told}`)}</p>}
      {answer.status === "crisis" && <Crisis answer={answer} />}
      <AnswerText answer={answer} />
      {answer.tools.map((tool) => (
        <Tool key={tool.name + tool.result} {...tool} />
      ))}
      {answer.tools.some((tool) => tool.name === SLOTS_TOOL) && (
        <Link className="button button--primary" to={`/appointments?counter=${answer.official}`}>
          {t("bookATime")}
        </Link>
      )}
      <ToolLinks answer={answer} />
      <Sources answer={answer} sources={sources} />
      {open && <NextSteps answer={answer} session={session} state={state} officials={officials} onSwitch={onSwitch} />}
      {answer.status !== null && <AnswerFoot answer={answer} session={session} state={state} cites={sources.length > 0} />}
    </article>
  );
}

/** Where what was told of is done: a facility's own page, the page of opinions. */
function ToolLinks({ answer }: { answer: Answer }): ReactElement {
  const { t } = useTranslation("talk");
  const place = answer.tools.find((tool) => tool.name === PLACES_TOOL);
  const opinions = answer.tools.find((tool) => tool.name === OPINIONS_TOOL);
  return (
    <>
      {place && (
        <Link className="button button--primary" to={`/facilities/${place.result}`} target="_blank">
          {t("bookAPlace")}
        </Link>
      )}
      {opinions && (
        <Link className="button button--primary" to={opinions.result} target="_blank">
          {t("sendOpinion")}
        </Link>
      )}
    </>
  );
}

/** What was looked up; what a number and a name are asked for has a page of its own. */
function Tool({ name, result }: { name: string; result: string }): ReactElement | null {
  const { t } = useTranslation("talk");
  // the answer says them, and its card books one; links stand below the answer
  if (name === "consultation_slots" || name === PLACES_TOOL || name === OPINIONS_TOOL) return null;
  if (name === "petition_follow") {
    return (
      <p className="answer__tool">
        <Link to={result} target="_blank">
          {t("draft.follow")}
        </Link>
      </p>
    );
  }
  return (
    <p className="answer__tool" lang={languageOf(result)}>
      <strong>{t("tool")}</strong> {result}
    </p>
  );
}

function AnswerText({ answer }: { answer: Answer }): ReactElement {
  const { t } = useTranslation("talk");
  const { heard, unheard } = splitAtHeard(answer);
  const language = answer.language ?? languageOf(heard + unheard);
  if (unheard) {
    return (
      <div className="bubble__text" lang={language}>
        {heard && <p>{heard} …</p>}
        <p className="answer__unheard-note">{t("unheard")}</p>
        <p className="answer__unheard">{unheard}</p>
      </div>
    );
  }
  const said = (sentence: Sentence): ReactElement => <Said sentence={sentence} answer={answer} />;
  return (
    <div className="bubble__text" lang={language}>
      {blocksOf(answer.sentences).map((block, place) =>
        block.kind === "table" ? (
          <PartsTable key={place} rows={block.rows} say={said} />
        ) : (
          <p key={place}>{said(block.sentence)}</p>
        ),
      )}
      {answer.clarify && !isSaid(answer, answer.clarify.question) && (
        <p className="answer__question">{answer.clarify.question}</p>
      )}
    </div>
  );
}

/** A sentence with the numbers of its sources, where there are several. */
function Said({ sentence, answer }: { sentence: Sentence; answer: Answer }): ReactElement {
  const numbers = sourcesOf(answer);
  return (
    <>
      <Callable text={sentence.text} crisis={answer.status === "crisis"} />
      {sentence.citations.map((citation) => {
        const number = numbers.findIndex((one) => one.key === sourceKey(citation)) + 1;
        return number > 0 && numbers.length > 1 ? <sup key={number}>{number}</sup> : null;
      })}
    </>
  );
}

/** What was said aloud is not shown a second time. */
function isSaid(answer: Answer, question: string): boolean {
  return answer.sentences.some((sentence) => sentence.text === question);
}

/** A sentence whose telephone numbers can be tapped. */
function Callable({ text, crisis }: { text: string; crisis: boolean }): ReactElement {
  return (
    <>
      {piecesOf(text, { crisis }).map((piece, place) =>
        piece.phone ? (
          <a key={place} href={`tel:${piece.phone}`}>
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

function NextSteps({ answer, session, state, officials, onSwitch }: AnswerProps): ReactElement | null {
  const { t } = useTranslation("talk");
  if (!isLastWord(state.transcript, answer) || state.pending !== null) return null;
  const next = officials.find((one) => one.id === answer.redirectTo && one.id !== state.transcript.official);
  const options = answer.clarify?.options ?? [];
  const offersPerson = answer.offersPerson && state.transcript.queue === null && state.transcript.driver.kind === "ai";
  if (!next && options.length === 0 && !offersPerson) return null;
  return (
    <div className="answer__next">
      {options.map((option) => (
        <button key={option} type="button" className="chip" lang={languageOf(option)} onClick={() => void session.say(option)}>
          {option}
        </button>
      ))}
      {next && (
        <button
          type="button"
          className="button button--primary"
          onClick={() => {
            onSwitch(next.id);
          }}
        >
          {t("redirect", { name: next.name })} <IconArrowRight aria-hidden size={20} />
        </button>
      )}
      {offersPerson && (
        <button type="button" className="button button--secondary" onClick={() => void session.askForPerson()}>
          <IconHeadset aria-hidden size={20} /> {t("person.ask")}
        </button>
      )}
    </div>
  );
}

interface FootProps {
  answer: Answer;
  session: TalkSession;
  state: TalkState;
  cites: boolean;
}

function AnswerFoot({ answer, session, state, cites }: FootProps): ReactElement {
  const { t } = useTranslation("talk");
  const [leaving, setLeaving] = useState(false);
  const thumb = state.thumbs.get(answer.id);
  return (
    <div className="answer__foot">
      <div role="group" aria-label={t("rate.label")} className="answer__rate">
        {(["up", "down"] as const).map((way) => (
          <button
            key={way}
            type="button"
            className="icon-button"
            aria-pressed={thumb === way}
            aria-label={t(`rate.${way}`)}
            title={t(`rate.${way}`)}
            onClick={() => void session.rate(answer.id, way)}
          >
            {way === "up" ? <IconThumbUp aria-hidden size={20} /> : <IconThumbDown aria-hidden size={20} />}
          </button>
        ))}
        {thumb && (
          <span className="answer__thanks" role="status">
            {t("rate.thanks")}
          </span>
        )}
      </div>
      {cites && (
        <button
          type="button"
          className="button button--quiet answer__bell"
          onClick={() => {
            setLeaving(true);
          }}
        >
          <IconBell aria-hidden size={18} /> {t("changes")}
        </button>
      )}
      {leaving && (
        <ContactDialog
          session={session}
          purpose="changes"
          answer={answer.id}
          onClose={() => {
            setLeaving(false);
          }}
        />
      )}
    </div>
  );
}
