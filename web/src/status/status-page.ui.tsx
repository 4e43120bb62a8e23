import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../i18n/use-language";
import { SiteFrame } from "../shared/site-frame.ui";
import { useTitle } from "../shared/use-title";
import { bars } from "./answers";
import styles from "./status.module.css";
import { useStatus, type Status, type StatusView } from "./status.net";

/** How the service is, for everybody: whether it answers, and what it has answered. */
export function StatusPage(): ReactElement {
  const { t } = useTranslation("status");
  useTitle(t("title"));
  const status = useStatus();
  return (
    <SiteFrame>
      <div className={styles["page"]}>
        <h1>{t("title")}</h1>
        <State status={status} />
        {status.figures && <Figures figures={status.figures} />}
      </div>
    </SiteFrame>
  );
}

function State({ status }: { status: Status }): ReactElement {
  const { t } = useTranslation("status");
  const language = useLanguage();
  const { health, reachable, at } = status;
  const state = !reachable ? "bad" : health === null ? "wait" : health.ready ? "good" : "bad";
  const Icon = { good: IconCircleCheck, bad: IconAlertTriangle, wait: IconLoader2 }[state];
  const words = !reachable
    ? t("state.unreachable")
    : health === null
      ? t("state.asking")
      : health.ready
        ? t("state.ready")
        : t("state.stopping");
  const time = at === null ? null : new Date(at).toLocaleTimeString(language, { timeStyle: "medium" });
  return (
    <>
      <p className={styles["state"]} data-state={state} role="status">
        <Icon size={26} aria-hidden />
        {words}
      </p>
      {time && <p className={styles["at"]}>{t("at", { time })}</p>}
    </>
  );
}

function Figures({ figures }: { figures: StatusView }): ReactElement {
  const { t } = useTranslation("status");
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  const now = [
    ["talks", figures.talks_open],
    ["lines", figures.lines_open],
    ["waiting", figures.citizens_waiting],
    ["people", figures.people_on_duty],
  ] as const;
  return (
    <>
      <h2>{t("now.title")}</h2>
      <dl className={styles["figures"]}>
        {now.map(([name, value]) => (
          <div key={name} className={styles["figure"]}>
            <dt>{t(`now.${name}`)}</dt>
            <dd>{count.format(value)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("answers.title")}</h2>
      <Answers answers={figures.answers} />
      <h2>{t("knowledge.title")}</h2>
      <Knowledge figures={figures} />
      <h2>{t("parts.title")}</h2>
      <Parts figures={figures} />
    </>
  );
}

function Answers({ answers }: { answers: Readonly<Record<string, number>> }): ReactElement {
  const { t } = useTranslation("status");
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const found = bars(answers);
  if (found.length === 0) return <p className={styles["at"]}>{t("answers.none")}</p>;
  return (
    <ul className={styles["bars"]}>
      {found.map(({ outcome, count: number, share, length }) => (
        <li key={outcome} className={styles["bar"]}>
          <span>{t(`answers.${outcome}`)}</span>
          <svg aria-hidden viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect width="100" height="10" fill="var(--krds-color-light-gray-10)" />
            <rect
              width={Math.max(0.5, length * 100)}
              height="10"
              fill={outcome === "error" ? "var(--danger)" : "var(--brand)"}
            />
          </svg>
          <b>
            {count.format(number)} <span>({percent.format(share)})</span>
          </b>
        </li>
      ))}
    </ul>
  );
}

function Knowledge({ figures }: { figures: StatusView }): ReactElement {
  const { t } = useTranslation("status");
  const count = new Intl.NumberFormat(useLanguage());
  return (
    <table className={styles["facts"]}>
      <thead>
        <tr>
          <th scope="col">{t("knowledge.collection")}</th>
          <th scope="col" style={{ textAlign: "right" }}>
            {t("knowledge.documents")}
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(figures.collections).map(([id, documents]) => (
          <tr key={id}>
            <th scope="row">{t(`collections.${id as "complaints"}`, { defaultValue: id })}</th>
            <td data-number>{count.format(documents)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("knowledge.all")}</th>
          <td data-number>
            <b>{count.format(figures.documents)}</b>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Parts({ figures }: { figures: StatusView }): ReactElement {
  const { t } = useTranslation("status");
  const rows = [
    ["voice", figures.voice ? t("parts.on") : t("parts.off")],
    ["lexical", figures.lexical],
    ["dense", figures.dense],
    ["embedder", figures.embedder],
    ["reranker", figures.reranker || t("parts.none")],
    ["model", figures.language_model?.name ?? t("parts.none")],
    ["revision", String(figures.revision)],
    ["version", figures.version],
  ] as const;
  return (
    <table className={styles["facts"]}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{t(`parts.${name}`)}</th>
            <td>{value}</td>
          </tr>
        ))}
        {figures.language_model && <ModelState model={figures.language_model} />}
      </tbody>
    </table>
  );
}

const STATES = { closed: "closed", open: "open", half_open: "halfOpen" } as const;

function ModelState({ model }: { model: NonNullable<StatusView["language_model"]> }): ReactElement {
  const { t } = useTranslation("status");
  const count = new Intl.NumberFormat(useLanguage());
  const { sentences, rejected } = model;
  return (
    <tr>
      <th scope="row">{t("parts.modelState")}</th>
      <td>
        {t(`parts.${STATES[model.state]}`)}
        {sentences > 0 && (
          <>
            <br />
            {t("parts.sentences", { said: count.format(sentences), rejected: count.format(rejected) })}
          </>
        )}
      </td>
    </tr>
  );
}
