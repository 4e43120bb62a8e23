import { useTranslation } from "react-i18next";

import type { KindCount, TopicCount } from "./opinions.net";

/** How opinions split, in words: `제안 2 · 칭찬 1`. */
export function useSplit(): { kinds: (counts: readonly KindCount[]) => string; topics: (counts: readonly TopicCount[]) => string } {
  const { t } = useTranslation("opinions");
  return {
    kinds: (counts) => counts.map(({ kind, count }) => `${t(`kind.${kind}`)} ${count}`).join(" · "),
    topics: (counts) => counts.map(({ topic, count }) => `${t(`topic.${topic ?? "none"}`)} ${count}`).join(" · "),
  };
}
