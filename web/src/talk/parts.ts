import type { Citation } from "../api/events";
import type { Sentence } from "./transcript";

/** The parts of a procedure that are rows of a table. */
export const PARTS = [
  "deadline",
  "documents",
  "how",
  "where",
  "who",
  "fee",
  "processing_time",
  "steps",
  "penalty",
  "exceptions",
  "contact",
  "what",
] as const;
export type Part = (typeof PARTS)[number];

export interface Row {
  part: Part;
  sentences: readonly Sentence[];
}

export type Block = { kind: "sentence"; sentence: Sentence } | { kind: "table"; rows: readonly Row[] };

/** An answer's sentences in order; those that tell papers or fees beside other parts of one matter are set out as a table. */
export function blocksOf(sentences: readonly Sentence[]): Block[] {
  const blocks: Block[] = [];
  for (const run of runsOf(sentences)) {
    const rows = rowsOf(run);
    const parts = rows.map((row) => row.part);
    if (rows.length > 1 && (parts.includes("documents") || parts.includes("fee"))) blocks.push({ kind: "table", rows });
    else blocks.push(...run.map((sentence): Block => ({ kind: "sentence", sentence })));
  }
  return blocks;
}

/** Runs of sentences of one document whose parts are known; every other sentence is a run of its own. */
function runsOf(sentences: readonly Sentence[]): Sentence[][] {
  const runs: Sentence[][] = [];
  let last: Citation | undefined;
  for (const sentence of sentences) {
    const cited = partOf(sentence) ? sentence.citations[0] : undefined;
    const run = runs.at(-1);
    if (run && cited && last && cited.document_id === last.document_id) run.push(sentence);
    else runs.push([sentence]);
    last = cited;
  }
  return runs;
}

function rowsOf(run: readonly Sentence[]): Row[] {
  const rows: { part: Part; sentences: Sentence[] }[] = [];
  for (const sentence of run) {
    const part = partOf(sentence);
    if (part === null) continue;
    const row = rows.at(-1);
    if (row?.part === part) row.sentences.push(sentence);
    else rows.push({ part, sentences: [sentence] });
  }
  return rows;
}

function partOf(sentence: Sentence): Part | null {
  const section = sentence.citations[0]?.section;
  return PARTS.find((part) => part === section) ?? null;
}
