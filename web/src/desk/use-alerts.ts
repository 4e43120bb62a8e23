import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Chime } from "./chime";
import type { DeskEntry, DeskView } from "./desk-types";
import { useOfficialNames } from "./officials.net";
import { arrivals } from "./waiting";

const STORED = "madang.desk.sound";
const CRISIS_AGAIN_MS = 10_000;

export interface Alerts {
  sound: boolean;
  toggleSound: () => void;
  /** What the browser allows; `unsupported` where it has no notifications. */
  permission: NotificationPermission | "unsupported";
  askPermission: () => void;
}

/** Rings and notifies when somebody arrives; a crisis rings until it is taken. */
export function useAlerts(view: DeskView | null): Alerts {
  const chime = useChime();
  const [sound, setSound] = useState(() => localStorage.getItem(STORED) !== "off");
  const [permission, setPermission] = useState<Alerts["permission"]>(() =>
    "Notification" in window ? Notification.permission : "unsupported",
  );
  useArrivals(view, sound ? chime : null, permission === "granted");
  const toggleSound = useCallback(() => {
    setSound((on) => {
      localStorage.setItem(STORED, on ? "off" : "on");
      if (!on) chime.arrival();
      return !on;
    });
  }, [chime]);
  const askPermission = useCallback(() => {
    void Notification.requestPermission().then(setPermission);
  }, []);
  return useMemo(
    () => ({ sound, toggleSound, permission, askPermission }),
    [sound, toggleSound, permission, askPermission],
  );
}

function useChime(): Chime {
  const [chime] = useState(() => new Chime());
  useEffect(() => {
    const wake = (): void => {
      chime.wake();
    };
    window.addEventListener("pointerdown", wake);
    window.addEventListener("keydown", wake);
    return () => {
      window.removeEventListener("pointerdown", wake);
      window.removeEventListener("keydown", wake);
      chime.close();
    };
  }, [chime]);
  return chime;
}

function useArrivals(view: DeskView | null, chime: Chime | null, notifies: boolean): void {
  const before = useRef<DeskView | null>(null);
  const notify = useNotify();
  useEffect(() => {
    if (!view) return;
    const fresh = arrivals(before.current, view);
    before.current = view;
    if (fresh.length === 0 || !view.on_duty) return;
    if (fresh.some((entry) => entry.reason === "crisis")) chime?.crisis();
    else chime?.arrival();
    if (notifies) fresh.forEach(notify);
  }, [view, chime, notifies, notify]);
  const crisis = view?.on_duty === true && view.waiting.some((entry) => entry.reason === "crisis");
  useEffect(() => {
    if (!crisis || !chime) return undefined;
    const again = setInterval(() => {
      chime.crisis();
    }, CRISIS_AGAIN_MS);
    return () => {
      clearInterval(again);
    };
  }, [crisis, chime]);
}

/** Says who arrived and why, never what was said: a notification is read by whoever stands behind the screen. */
function useNotify(): (entry: DeskEntry) => void {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const name = useOfficialNames();
  return useCallback(
    (entry: DeskEntry) => {
      const options: NotificationOptions = {
        body: t(`reason.${entry.reason}`),
        tag: entry.talk,
        requireInteraction: entry.reason === "crisis",
      };
      const shown = new Notification(t("alerts.title", { official: name(entry.official) }), options);
      shown.onclick = () => {
        window.focus();
        void navigate(`/desk/${entry.talk}`);
        shown.close();
      };
    },
    [t, navigate, name],
  );
}
