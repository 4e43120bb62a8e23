/** One event of a `text/event-stream`. */
export interface SseItem {
  id: string | null;
  event: string;
  data: string;
}

/** Reads a `text/event-stream` (HTML standard, 9.2.6) piece by piece; a piece may end in the middle of a line. */
export class SseParser {
  #rest = "";
  #id: string | null = null;
  #event = "";
  #data: string[] = [];

  /** The events that `piece` completes. */
  push(piece: string): SseItem[] {
    const text = this.#rest + piece;
    // A lone CR at the end may be the first half of CRLF.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + (text.endsWith("\r") ? "\r" : "");
    return lines.flatMap((line) => this.#line(line));
  }

  #line(line: string): SseItem[] {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.#data.push(value);
    else if (name === "event") this.#event = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    return [];
  }

  #dispatch(): SseItem[] {
    const item = { id: this.#id, event: this.#event || "message", data: this.#data.join("\n") };
    const complete = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    return complete ? [item] : [];
  }
}
