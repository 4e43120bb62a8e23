import { IconHandStop, IconHeartHandshake, IconList, IconMessageCircle, IconX } from "@tabler/icons-react";
import { useEffect, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { belongsElsewhere, steerByKeys } from "./steering";
import { GESTURES } from "./poses";
import { Joystick } from "./joystick.ui";
import type { Space } from "./space";
import type { Visit } from "./visit";
import type { WorldState } from "./world-session";

const HINT_MS = 12_000;

interface ControlsProps {
  visit: Visit;
  space: Space;
  state: WorldState;
  talking: boolean;
  list: boolean;
  onList: () => void;
}

/** What lies over the picture: the way to talk with whom one stands before, greetings, the stick, the list. */
export function Controls({ visit, space, state, talking, list, onList }: ControlsProps): ReactElement {
  const { t } = useTranslation("world");
  const near = space.officials.find((official) => official.id === state.near);
  useKeys(visit, near?.id ?? null, talking);
  const hint = useShownFirst(HINT_MS);
  return (
    <div className="world-controls">
      {near && !talking && (
        <button
          type="button"
          className="button button--primary button--large world-controls__prompt"
          onClick={() => {
            void visit.approach(near.id);
          }}
        >
          <IconMessageCircle aria-hidden size={22} /> {t("prompt", { name: near.name })} <kbd>E</kbd>
        </button>
      )}
      {state.phase === "inside" && !talking && <Joystick walker={visit.world.walker} />}
      {state.phase === "inside" && !talking && hint && (
        <p className="world-controls__hint">
          <span className="world-controls__keys">{t("hint.keys")}</span>
          <span className="world-controls__touch">{t("hint.touch")}</span>
        </p>
      )}
      {!talking && (
        <div className="world-controls__acts">
          {state.phase === "inside" && (
            <>
              <button
                type="button"
                className="icon-button"
                aria-label={t("act.wave")}
                title={t("act.wave")}
                onClick={() => {
                  visit.world.gesture(GESTURES.wave);
                }}
              >
                <IconHandStop aria-hidden size={24} />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t("act.bow")}
                title={t("act.bow")}
                onClick={() => {
                  visit.world.gesture(GESTURES.bow);
                }}
              >
                <IconHeartHandshake aria-hidden size={24} />
              </button>
            </>
          )}
          <button type="button" className="button button--tertiary world-controls__list" aria-expanded={list} onClick={onList}>
            {list ? <IconX aria-hidden size={20} /> : <IconList aria-hidden size={20} />} {t("list.open")}
          </button>
        </div>
      )}
    </div>
  );
}

/** True for the first `time`. */
function useShownFirst(time: number): boolean {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(false);
    }, time);
    return () => {
      clearTimeout(timer);
    };
  }, [time]);
  return shown;
}

function useKeys(visit: Visit, near: string | null, talking: boolean): void {
  useEffect(() => {
    const stop = new AbortController();
    steerByKeys(visit.world.walker, stop.signal);
    return () => {
      stop.abort();
    };
  }, [visit]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== "KeyE" || event.ctrlKey || event.metaKey || belongsElsewhere(event.target)) return;
      if (near && !talking) void visit.approach(near);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [visit, near, talking]);
}
