import { lazy, Suspense, useCallback, useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";

import type { Mood, Official } from "../api/events";
import { portraitOf } from "../shared/portrait";
import { AvatarGuard } from "./avatar-guard.ui";
import type { Posture } from "./idle";
import type { Mouth } from "./mouth";

// three.js is four times the size of the rest of the page; words do not wait for it.
const AvatarScene = lazy(async () => ({ default: (await import("./avatar.scene")).AvatarScene }));

interface AvatarProps {
  official: Official;
  moves: boolean;
  mood: Mood;
  posture: Posture;
  mouth: Mouth;
}

/** The official's portrait, and in its place the moving figure once that is drawn. */
export function Avatar({ official, moves, mood, posture, mouth }: AvatarProps): ReactElement {
  const { t } = useTranslation("talk");
  const url = official.avatar_url;
  const [shown, setShown] = useState<string | null>(null);
  const onShown = useCallback(
    (is: boolean) => {
      setShown(is ? url : null);
    },
    [url],
  );
  return (
    <div className="avatar" data-moving={moves && shown === url} data-posture={posture}>
      <img className="avatar__still" src={portraitOf(url)} alt={t("avatar.alt", { name: official.name })} width={640} height={640} />
      {moves && (
        <AvatarGuard key={url}>
          <Suspense fallback={null}>
            <div className="avatar__scene">
              <AvatarScene url={url} mood={mood} posture={posture} mouth={mouth} onShown={onShown} />
            </div>
          </Suspense>
        </AvatarGuard>
      )}
    </div>
  );
}
