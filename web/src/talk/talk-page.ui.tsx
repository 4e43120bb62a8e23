import "./talk.css";

import { useCallback, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { useLanguage } from "../i18n/use-language";
import { Loading } from "../shared/loading.ui";
import { useLoaded } from "../shared/use-loaded";
import { useTitle } from "../shared/use-title";
import { listOfficials } from "./talk.net";
import { TalkRoom } from "./talk-room.ui";
import { Refused } from "./refused.ui";
import { useOpenedTalk } from "./use-talk";

/** The counter of one official: there at once as text, by voice when the citizen wants it. */
export function TalkPage(): ReactElement {
  const { official = "" } = useParams();
  const { t } = useTranslation("talk");
  const language = useLanguage();
  const load = useCallback((signal: AbortSignal) => listOfficials(language, signal), [language]);
  const officials = useLoaded(load);
  const { opening, retry, begin } = useOpenedTalk(official, language);
  useTitle(t("opening"));
  if (opening.phase === "refused") return <Refused problem={opening.problem} onRetry={retry} />;
  if (officials.problem) return <Refused problem={officials.problem} onRetry={retry} />;
  if (opening.phase === "opening" || !officials.value) return <Loading />;
  return (
    <TalkRoom
      key={opening.session.id}
      session={opening.session}
      officials={officials.value}
      wanted={official}
      onBegin={begin}
    />
  );
}
