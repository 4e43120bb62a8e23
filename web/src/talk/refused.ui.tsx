import { IconClockHour4, IconMoodSad } from "@tabler/icons-react";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ServiceProblem } from "../api/problem";
import { problemText } from "../shared/problem-text";
import { SiteFrame } from "../shared/site-frame.ui";

const LEAST_WAIT_SECONDS = 5;

/** The counter did not open: every place is taken, or something is wrong. */
export function Refused({ problem, onRetry }: { problem: ServiceProblem; onRetry: () => void }): ReactElement {
  return (
    <SiteFrame>
      <div className="page refused">
        {problem.full ? <Full problem={problem} onRetry={onRetry} /> : <Failed problem={problem} onRetry={onRetry} />}
      </div>
    </SiteFrame>
  );
}

function Full({ problem, onRetry }: { problem: ServiceProblem; onRetry: () => void }): ReactElement {
  const { t } = useTranslation("talk");
  const left = useCountdown(Math.max(problem.retryAfterSeconds ?? 0, LEAST_WAIT_SECONDS), onRetry);
  return (
    <>
      <IconClockHour4 aria-hidden size={48} stroke={1.5} />
      <h1>{t("full.title")}</h1>
      <p role="status">{t("full.text")}</p>
      <p className="refused__count">{t("full.countdown", { count: left })}</p>
      <button type="button" className="button button--primary button--large" onClick={onRetry}>
        {t("full.now")}
      </button>
      <p>
        <a href="tel:02120">{t("full.phone")}</a>
      </p>
    </>
  );
}

function Failed({ problem, onRetry }: { problem: ServiceProblem; onRetry: () => void }): ReactElement {
  const { t } = useTranslation("talk");
  const { t: common } = useTranslation();
  const unknown = problem.status === 404;
  return (
    <>
      <IconMoodSad aria-hidden size={48} stroke={1.5} />
      <h1>{unknown ? t("failed.unknown") : t("failed.title")}</h1>
      {!unknown && <p role="alert">{problemText(problem, common)}</p>}
      {unknown ? (
        <Link className="button button--primary button--large" to="/">
          {common("home")}
        </Link>
      ) : (
        <button type="button" className="button button--primary button--large" onClick={onRetry}>
          {common("retry")}
        </button>
      )}
      <p>
        <a href="tel:02120">{t("full.phone")}</a>
      </p>
    </>
  );
}

/** Seconds left until `onEnd`. */
function useCountdown(from: number, onEnd: () => void): number {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left <= 0) {
      onEnd();
      return;
    }
    const timer = setTimeout(() => {
      setLeft(left - 1);
    }, 1_000);
    return () => {
      clearTimeout(timer);
    };
  }, [left, onEnd]);
  return left;
}
