import "./opinions.css";

import { useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Refused } from "../reserving/fields.ui";
import { Loading } from "../shared/loading.ui";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { listMatters, PAGE_SIZE, type PublicMatter, type PublicMatters } from "./opinions.net";
import { useSplit } from "./words";

/** What citizens told the mayor: the matters that enough of them wrote about. */
export function OpinionsPage(): ReactElement {
  const { t } = useTranslation("opinions");
  useTitle(t("title"));
  const [page, setPage] = useState(1);
  const load = useCallback((signal: AbortSignal) => listMatters(page, signal), [page]);
  const { value: found, problem } = useLoaded(load);
  return (
    <SiteFrame>
      <div className="page opinions">
        <h1>{t("title")}</h1>
        <p className="opinions__lead">{t("lead")}</p>
        <p>
          <Link className="button button--primary" to="/opinions/new">
            {t("toNew")}
          </Link>
        </p>
        {problem && <Refused problem={problem} />}
        {!problem && !found && <Loading />}
        {found && <Matters found={found} onPage={setPage} />}
      </div>
    </SiteFrame>
  );
}

function Matters({ found, onPage }: { found: PublicMatters; onPage: (page: number) => void }): ReactElement {
  const { t } = useTranslation("opinions");
  const last = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
  return (
    <>
      <p role="status">{t("counted", { count: found.opinions })}</p>
      <p className="opinions__note">{t("how", { fewest: found.fewest })}</p>
      {found.items.length === 0 && <p className="opinions__none">{t("none")}</p>}
      <ul className="opinions__list">
        {found.items.map((matter) => (
          <li key={matter.id}>
            <Matter matter={matter} />
          </li>
        ))}
      </ul>
      {last > 1 && (
        <nav className="opinions__pages" aria-label={t("pages")}>
          <button className="button button--secondary" type="button" disabled={found.page === 1} onClick={() => { onPage(found.page - 1); }}>
            {t("previous")}
          </button>
          <span>{t("pageOf", { page: found.page, last })}</span>
          <button className="button button--secondary" type="button" disabled={found.page >= last} onClick={() => { onPage(found.page + 1); }}>
            {t("next")}
          </button>
        </nav>
      )}
    </>
  );
}

function Matter({ matter }: { matter: PublicMatter }): ReactElement {
  const { t } = useTranslation("opinions");
  const split = useSplit();
  const first = matter.sentences[0];
  const quoted = matter.name ? matter.sentences : matter.sentences.slice(1);
  const { first_month: from, last_month: until } = matter;
  return (
    <article className="opinions__matter">
      <h2>{matter.name || (first ? <q lang={first.language}>{first.text}</q> : t("unnamed"))}</h2>
      <p>
        <strong>{t("count", { count: matter.count })}</strong> · {from === until ? from : t("span", { from, until })}
      </p>
      <dl>
        <div>
          <dt>{t("kinds")}</dt>
          <dd>{split.kinds(matter.kinds)}</dd>
        </div>
        <div>
          <dt>{t("topics")}</dt>
          <dd>{split.topics(matter.topics)}</dd>
        </div>
      </dl>
      {quoted.length > 0 && (
        <>
          <h3>{t("saidSo")}</h3>
          <ul className="opinions__quotes">
            {quoted.map((one) => (
              <li key={one.text}>
                <q lang={one.language}>{one.text}</q>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
