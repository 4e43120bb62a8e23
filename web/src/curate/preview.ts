/** What an official would say, put together from the events of a preview. */
export interface Preview {
  sentences: readonly PreviewSentence[];
  clarify: string;
  status: string;
}

export interface PreviewSentence {
  text: string;
  spoken: string;
  sources: readonly PreviewSource[];
}

export interface PreviewSource {
  title: string;
  locator: string;
  quote: string;
  url: string;
}

type Event = Readonly<Record<string, unknown>>;

export function previewOf(events: readonly Event[]): Preview {
  const sentences = events.filter((event) => event["type"] === "answer-text").map((event) => sentence(event, events));
  const clarify = events.find((event) => event["type"] === "clarify");
  const closed = events.find((event) => event["type"] === "answer-closed");
  return { sentences, clarify: text(clarify?.["question"]), status: text(closed?.["status"]) };
}

function sentence(event: Event, events: readonly Event[]): PreviewSentence {
  const cited = events.filter((other) => other["type"] === "cited" && other["index"] === event["index"]);
  return {
    text: text(event["text"]),
    spoken: text(event["spoken"]),
    sources: cited.map((one) => source(one["citation"])),
  };
}

function source(value: unknown): PreviewSource {
  const citation: Event = typeof value === "object" && value !== null ? (value as Event) : {};
  return {
    title: text(citation["title"]),
    locator: text(citation["locator"]),
    quote: text(citation["quote"]),
    url: text(citation["source_url"]),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
