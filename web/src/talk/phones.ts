/** A piece of a sentence; `phone` is set where it is a number that can be called. */
export interface Piece {
  text: string;
  phone: string | null;
}

/** Lines that every telephone in Korea knows by three or four digits. */
const SHORT = "109|110|111|112|113|117|118|119|120|129|131|132|1331|1350|1355|1366|1388|1390|1391|1393|1397|1398|1577";
const LONG = "0\\d{1,2}-\\d{3,4}-\\d{4}|02-\\d{3}|1\\d{3}-\\d{4}";
/** Not the beginning or the end of a longer figure, and no amount, date or count. */
const BEFORE = "(?<![\\d.,:-])";
const AFTER = "(?![\\d.,:-]*\\d)(?!\\s?(?:원|일|월|년|세|명|개|건|호|조|항|%|시간|분|만|억|천|won|days?|years?|months?|hours?))";

const LONG_NUMBERS = new RegExp(`${BEFORE}(?:${LONG})${AFTER}`, "g");
const ALL_NUMBERS = new RegExp(`${BEFORE}(?:${LONG}|${SHORT})${AFTER}`, "g");

/**
 * The sentence in pieces, with its telephone numbers apart. Short ones (`109`) are looked for only in an answer to a
 * crisis: elsewhere they are more often figures.
 */
export function piecesOf(text: string, options: { crisis: boolean }): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(options.crisis ? ALL_NUMBERS : LONG_NUMBERS)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), phone: null });
    pieces.push({ text: found[0], phone: found[0].replaceAll("-", "") });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), phone: null });
  return pieces;
}

/** The numbers of an answer to a crisis, each once. */
export function crisisNumbers(sentences: readonly string[]): string[] {
  const found = sentences.flatMap((text) => piecesOf(text, { crisis: true }).filter((piece) => piece.phone !== null));
  return [...new Set(found.map((piece) => piece.text))];
}
