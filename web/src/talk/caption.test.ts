import { expect, test } from "vitest";

import { captionLine } from "./caption";

const LONG = Array.from({ length: 20 }, (_, place) => `낱말${place}번째`);

test("a short sentence stands as a whole", () => {
  expect(captionLine({ utterance: 1, words: ["14일", "이내에"], spoken: 1 })).toEqual({ words: ["14일", "이내에"], spoken: 1 });
});

test("a long one is shown in stretches that hold the word being spoken", () => {
  for (let spoken = 0; spoken <= LONG.length; spoken += 1) {
    const line = captionLine({ utterance: 1, words: LONG, spoken });

    expect(line.words.join(" ").length).toBeLessThanOrEqual(66);
    if (spoken > 0) expect(line.words[line.spoken - 1]).toBe(LONG[spoken - 1]);
  }
});

test("the next stretch comes with its first word, not before", () => {
  const first = captionLine({ utterance: 1, words: LONG, spoken: 1 });
  const last = captionLine({ utterance: 1, words: LONG, spoken: first.words.length });
  const next = captionLine({ utterance: 1, words: LONG, spoken: first.words.length + 1 });

  expect(last.words).toEqual(first.words);
  expect(next.words[0]).toBe(LONG[first.words.length]);
});
