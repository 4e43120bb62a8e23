/** The open RTVI message format on the data channel: `{label: "rtvi-ai", id, type, data}`. */
export interface RtviMessage {
  id: string;
  type: string;
  data: Readonly<Record<string, unknown>>;
}

const LABEL = "rtvi-ai";
const VERSION = "2.0.0";

let sent = 0;

/** A message to the service as it goes over the channel; the reply repeats its id. */
export function rtviMessage(type: string, data: Record<string, unknown> = {}): { id: string; text: string } {
  sent += 1;
  const id = `w${sent}`;
  return { id, text: JSON.stringify({ label: LABEL, id, type, data }) };
}

/** Said once, when the channel is open. */
export function clientReady(): string {
  return rtviMessage("client-ready", { version: VERSION, about: { library: "madang-web" } }).text;
}

/** A message of the service; null for what is not RTVI. */
export function parseRtvi(text: string): RtviMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value["label"] !== LABEL || typeof value["type"] !== "string") return null;
  const { id, type, data } = value;
  return { id: typeof id === "string" ? id : "", type, data: isRecord(data) ? data : {} };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
