import type { Caption } from "./spoken";

/** What fits on the strip and can be read at a glance. */
const MOST_CHARACTERS = 64;

/** The stretch of a caption that holds the word being spoken; earlier stretches are gone, later ones not yet there. */
export function captionLine(caption: Caption): { words: readonly string[]; spoken: number } {
  const now = Math.max(0, caption.spoken - 1);
  let from = 0;
  let length = 0;
  for (let place = 0; place < caption.words.length; place += 1) {
    const word = caption.words[place] ?? "";
    if (length + word.length > MOST_CHARACTERS && length > 0) {
      if (place > now) return { words: caption.words.slice(from, place), spoken: caption.spoken - from };
      from = place;
      length = 0;
    }
    length += word.length + 1;
  }
  return { words: caption.words.slice(from), spoken: caption.spoken - from };
}
