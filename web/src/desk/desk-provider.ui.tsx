import { useEffect, useMemo, useRef, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { tellProblem } from "../shared/console-problem";
import { DeskContext } from "./desk-context";
import type { DeskView } from "./desk-types";
import { useAlerts } from "./use-alerts";
import { useDeskView } from "./use-desk-view";
import type { JoinedCall } from "./staff-voice";
import { useStaffMedia, type StaffMedia } from "./use-staff-media";
import { lostCalls } from "./waiting";

/** Keeps the desk's stream, its bell and its voice alive on every page of the console. */
export function DeskProvider({ children }: { children: ReactNode }): ReactElement {
  const { view, connected, show } = useDeskView();
  const alerts = useAlerts(view);
  const media = useStaffMedia(view);
  useCallsThatEnd(view, media);
  useStayingOnThePage((view?.mine.length ?? 0) > 0);
  const live = useMemo(() => ({ view, connected, show, alerts, media }), [view, connected, show, alerts, media]);
  return (
    <DeskContext value={live}>
      {children}
      <CitizenVoice voice={media.voice} call={media.call} />
    </DeskContext>
  );
}

/** Hangs up when a call is over or was lost, and says which of the two it was. */
function useCallsThatEnd(view: DeskView | null, media: StaffMedia): void {
  const { t } = useTranslation("desk");
  const before = useRef<DeskView | null>(null);
  const { call, leave } = media;
  useEffect(() => {
    if (!view) return;
    if (lostCalls(before.current, view).length > 0) tellProblem(t("call.lost"));
    const wasMine = before.current?.mine.some((entry) => entry.talk === call?.talk) ?? false;
    before.current = view;
    if (wasMine && !view.mine.some((entry) => entry.talk === call?.talk)) leave(call);
  }, [view, call, leave, t]);
}

/** Asks before the page is closed while a citizen is being served. */
function useStayingOnThePage(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [busy]);
}

function CitizenVoice({ voice, call }: { voice: MediaStream | null; call: JoinedCall | null }): ReactElement {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    if (element.srcObject !== voice) element.srcObject = voice;
    // A browser that waits for a touch refuses when the page was only just loaded; the accept button is one.
    if (voice) element.play().catch(() => undefined);
  }, [voice, call]);
  // eslint-disable-next-line jsx-a11y/media-has-caption -- the live transcript beside it is its caption
  return <audio ref={audio} autoPlay data-testid="citizen-voice" />;
}
