import "../talk/talk.css";
import "./world.css";

import { useCallback, useEffect, useState, useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import type { Official } from "../api/events";
import { useLanguage } from "../i18n/use-language";
import { Loading } from "../shared/loading.ui";
import { problemText } from "../shared/problem-text";
import { SiteFrame } from "../shared/site-frame.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { listOfficials } from "../talk/talk.net";
import { Door } from "./door.ui";
import { Inside } from "./inside.ui";
import type { Space } from "./space";
import { Visit } from "./visit";
import { readSpace, type Ending, type Guest } from "./world.net";

const LOBBY = "lobby";

/** The shared hall: a door, and behind it the same officials as on the first page. */
export function WorldPage(): ReactElement {
  const { t } = useTranslation("world");
  const { t: common } = useTranslation();
  const language = useLanguage();
  useTitle(t("title"));
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [space, officials] = await Promise.all([readSpace(LOBBY, language, signal), listOfficials(language, signal)]);
      return { space, officials };
    },
    [language],
  );
  const { value, problem } = useLoaded(load);
  const [entry, setEntry] = useState<Entry | null>(null);
  if (problem) {
    return (
      <SiteFrame>
        <div className="page" role="alert">
          <h1>{t("failed")}</h1>
          <p>{problemText(problem, common)}</p>
          <p>
            <Link to="/">{t("door.without")}</Link>
          </p>
        </div>
      </SiteFrame>
    );
  }
  if (!value) return <Loading />;
  if (!entry) {
    return (
      <Door
        space={value.space}
        onEnter={(guest, byVoice) => {
          setEntry({ guest, byVoice, space: value.space });
        }}
      />
    );
  }
  return (
    <Visiting
      entry={entry}
      space={value.space}
      officials={value.officials}
      onAgain={() => {
        setEntry({ ...entry });
      }}
      onOtherName={() => {
        setEntry(null);
      }}
    />
  );
}

interface Entry {
  guest: Guest;
  byVoice: boolean;
  /** The space as it was at the door: another language later changes words, not the visit. */
  space: Space;
}

interface VisitingProps {
  entry: Entry;
  space: Space;
  officials: readonly Official[];
  onAgain: () => void;
  onOtherName: () => void;
}

function Visiting({ entry, space, officials, onAgain, onOtherName }: VisitingProps): ReactElement {
  const navigate = useNavigate();
  const visit = useVisit(entry);
  const [canPicture] = useState(drawsWebGl);
  const [picture, setPicture] = useState(() => canPicture && !matchMedia("(prefers-reduced-motion: reduce)").matches);
  if (!visit) return <Loading />;
  return (
    <Ended visit={visit} onAgain={onAgain} onOtherName={onOtherName}>
      <Inside
        visit={visit}
        space={space}
        officials={officials}
        picture={picture}
        canPicture={canPicture}
        onPicture={setPicture}
        onLeave={() => void navigate("/")}
      />
    </Ended>
  );
}

function useVisit({ guest, byVoice, space }: Entry): Visit | null {
  const [visit, setVisit] = useState<Visit | null>(null);
  useEffect(() => {
    let made: Visit | null = null;
    const goodbye = (): void => {
      made?.close();
    };
    // A moment later, so that a component that goes at once (React's strict mode) does not come in twice.
    const timer = setTimeout(() => {
      made = new Visit(space, guest);
      setVisit(made);
      void made.run(guest.language, byVoice);
    });
    window.addEventListener("pagehide", goodbye);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", goodbye);
      goodbye();
      setVisit(null);
    };
  }, [guest, byVoice, space]);
  return visit;
}

const ENDINGS: ReadonlySet<string> = new Set<Ending>(["idle", "full", "taken-over", "name", "refused"]);

interface EndedProps {
  visit: Visit;
  onAgain: () => void;
  onOtherName: () => void;
  children: ReactElement;
}

/** What is shown once the service has ended the visit; until then the visit. */
function Ended({ visit, onAgain, onOtherName, children }: EndedProps): ReactElement {
  const { t } = useTranslation("world");
  const { phase } = useSyncExternalStore(visit.world.subscribe, visit.world.snapshot);
  if (!ENDINGS.has(phase)) return children;
  const why = phase as Ending;
  return (
    <SiteFrame>
      <div className="page world-ended">
        <h1>{t(`ended.${why}.title`)}</h1>
        <p role="status">{t(`ended.${why}.text`)}</p>
        <div className="world-ended__acts">
          <button type="button" className="button button--primary button--large" onClick={why === "name" ? onOtherName : onAgain}>
            {t(why === "name" ? "ended.otherName" : "ended.again")}
          </button>
          <Link className="button button--secondary button--large" to="/">
            {t("door.without")}
          </Link>
        </div>
      </div>
    </SiteFrame>
  );
}

function drawsWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
