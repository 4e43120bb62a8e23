/** What a line of a summary is about. */
export type Matter = "asked" | "told" | "open" | "last" | "district";

export interface SummaryLine {
  /** Null for a line that does not say. */
  matter: Matter | null;
  text: string;
}

// The words of `agents/summary.py`. Its first line, the reason, stands on the badge already.
const MATTERS: Readonly<Record<string, Matter | "reason">> = {
  이유: "reason",
  "물은 것": "asked",
  "안내한 것": "told",
  "남은 것": "open",
  "마지막 말": "last",
  자치구: "district",
};

/** The summary line by line, without the references that stand beside it as passages. */
export function summaryLines(summary: string): SummaryLine[] {
  const lines = summary.split("\n").filter((line) => line.trim() !== "");
  return lines.flatMap((line): SummaryLine[] => {
    const [, name, rest] = /^([^:]{1,8}): (.*)$/.exec(line) ?? [];
    const matter = name === undefined ? undefined : MATTERS[name];
    if (matter === "reason") return [];
    if (matter === undefined || rest === undefined) return [{ matter: null, text: line }];
    return [{ matter, text: rest.replace(/ \(근거: .*\)$/, "") }];
  });
}

/** What the citizen wants, in one line: the last words, else the last question. */
export function gist(summary: string): string {
  const lines = summaryLines(summary);
  const wanted = ["last", "open", "asked"] as const;
  const found = wanted.map((matter) => lines.findLast((line) => line.matter === matter)).find(Boolean);
  return (found ?? lines[0])?.text ?? "";
}
