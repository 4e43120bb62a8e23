import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useWhen } from "../shared/console-dates";
import { NoticeStanding } from "./notice-standing.ui";
import type { Deadline, Followed, Happened, Receipt, Result } from "./petitions.net";
import { useSaid } from "./said";

/** The receipt with where it stands; on paper, only this. */
export function PetitionSlip({ petition }: { petition: Followed | Receipt }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const when = useWhen();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [petition]);
  return (
    <article className="slip" aria-labelledby="slip-title">
      <h2 id="slip-title" tabIndex={-1} ref={head}>
        {t("slip", { number: petition.number })}
      </h2>
      <p className="slip__state">{said(petition.state)}</p>
      <dl>
        <Fact name={t("kind")}>{said(petition.kind_name)}</Fact>
        <Fact name={t("filedAt")}>{when(petition.filed_at)}</Fact>
        <Fact name={t("acceptedAt")}>
          {petition.accepted_at ? when(petition.accepted_at) : t("notYet")}
          {petition.accept_by && ` (${said(petition.accept_by)})`}
        </Fact>
        <Fact name={t("department")}>{petition.department ?? t("noDepartment")}</Fact>
        {"place" in petition && petition.place && <Fact name={t("place")}>{petition.place}</Fact>}
        {petition.photos > 0 && <Fact name={t("photos.title")}>{t("photos.count", { count: petition.photos })}</Fact>}
        {petition.deadline && <DeadlineFact deadline={petition.deadline} />}
      </dl>
      {petition.result && <ResultPart result={petition.result} />}
      <h3>{t("next")}</h3>
      <p>{said(petition.next)}</p>
      {"ahead" in petition && petition.ahead.length > 0 && <Ahead duties={petition.ahead} />}
      {"confirmation" in petition && <NoticeStanding confirmation={petition.confirmation} />}
      <p className="slip__ai">{said(petition.ai_part)}</p>
      <History lines={petition.history} />
      <button className="button button--secondary slip__print" type="button" onClick={() => { window.print(); }}>
        {t("print")}
      </button>
    </article>
  );
}

function DeadlineFact({ deadline }: { deadline: Deadline }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  return (
    <Fact name={t("deadline")}>
      <strong>{said(deadline)}</strong>
      {deadline.is_provisional && <small>{t("provisional")}</small>}
      <details>
        <summary>{t("why")}</summary>
        <ol>
          {deadline.steps.map((step) => (
            <li key={step.ko}>
              {said(step)}
              {step.articles.length > 0 && <small>{step.articles.map(said).join(" · ")}</small>}
            </li>
          ))}
        </ol>
      </details>
    </Fact>
  );
}

/** What is waited for, what is open until when, and what the office owes. */
function Ahead({ duties }: { duties: Followed["ahead"] }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  return (
    <>
      <h3>{t("ahead")}</h3>
      <dl>
        {duties.map((duty) => (
          <Fact key={duty.kind} name={said(duty.name)}>
            {duty.due && said(duty.due)}
            <small>{said(duty.article)}</small>
          </Fact>
        ))}
      </dl>
    </>
  );
}

function ResultPart({ result }: { result: Result }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const { unit, name, contact } = result.officer;
  return (
    <section className="slip__result" aria-labelledby="slip-result">
      <h3 id="slip-result">{t("result")}</h3>
      <p>
        <strong>{said(result.outcome_name)}</strong>
      </p>
      <p className="slip__words">{result.answer}</p>
      <dl>
        {result.reasons && <Fact name={t("reasons")}>{result.reasons}</Fact>}
        {result.remedy && <Fact name={t("remedy")}>{result.remedy}</Fact>}
        <Fact name={t("officer")}>{[unit, name, contact].join(" · ")}</Fact>
      </dl>
    </section>
  );
}

/** What happened, the latest first. */
function History({ lines }: { lines: readonly Happened[] }): ReactElement {
  const { t } = useTranslation("petitions");
  const said = useSaid();
  const when = useWhen();
  return (
    <section className="slip__history" aria-labelledby="slip-history">
      <h3 id="slip-history">{t("history")}</h3>
      <ol>
        {lines.toReversed().map((line) => (
          <li key={`${line.at} ${line.ko}`}>
            <time dateTime={line.at}>{when(line.at)}</time>
            <span>
              <b>{said(line.by_name)}</b> {said(line)}
            </span>
            {line.notice && <small>{t(`notice.${line.notice}`)}</small>}
            {line.text && <p className="slip__words">{line.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
