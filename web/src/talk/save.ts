import type { Official } from "../api/events";
import { sourcesOf, type Entry, type Transcript } from "./transcript";

export interface SaveWords {
  head: string;
  you: string;
  ai: string;
  person: string;
  source: string;
}

/** The talk as a text that a citizen can keep: who said what, and what each answer rests on. */
export function transcriptText(
  greeting: string,
  talk: Transcript,
  officials: readonly Pick<Official, "id" | "name">[],
  words: SaveWords,
): string {
  const name = (id: string): string => `${officials.find((one) => one.id === id)?.name ?? id} (${words.ai})`;
  const first = officials[0] ? name(talk.entries.find((entry) => entry.kind === "answer")?.official ?? talk.official) : words.ai;
  const lines = talk.entries.flatMap((entry) => linesOf(entry, name, words));
  return [words.head, "", `${first}: ${greeting}`, ...lines, ""].join("\n");
}

function linesOf(entry: Entry, name: (id: string) => string, words: SaveWords): string[] {
  switch (entry.kind) {
    case "citizen":
      return ["", `${words.you}: ${entry.text}`];
    case "staff":
      return ["", `${entry.name || words.person} (${words.person}): ${entry.text}`];
    case "announcement":
      return ["", `- ${entry.text}`];
    case "answer": {
      const text = entry.sentences.map((sentence) => sentence.text).join(" ");
      const question = entry.clarify ? ` ${entry.clarify.question}` : "";
      const sources = sourcesOf(entry).map(
        ({ citation, quotes }) => `  [${words.source}] ${citation.locator || citation.title}: ${quotes.join(" / ")}`,
      );
      return ["", `${name(entry.official)}: ${text}${question}`, ...sources];
    }
    default:
      return [];
  }
}
