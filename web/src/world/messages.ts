/** The text frames of a space's WebSocket, as `docs/protocol.md` has them. */

export interface BodyView {
  id: number;
  kind: "citizen" | "official";
  name: string;
  avatar: string;
  badge: "ai" | "citizen";
  booth: string | null;
}

export type ServerMessage =
  | { type: "welcome"; you: number; resume: string; watching: boolean; bodies: BodyView[] }
  | { type: "joined"; body: BodyView }
  | { type: "left"; id: number }
  | { type: "booth"; id: number; booth: string | null }
  | {
      type: "seat";
      official: string;
      granted: boolean;
      reason: string;
      booth: string | null;
      stand: [number, number, number] | null;
    }
  | { type: "problem"; code: string; message: string };

export type ClientMessage = { type: "approach"; official: string } | { type: "leave" } | { type: "talk"; talk: string };

const TYPES: ReadonlySet<string> = new Set<ServerMessage["type"]>(["welcome", "joined", "left", "booth", "seat", "problem"]);

/** A message of the service; null for a type that this client does not know, which it leaves out. */
export function serverMessage(json: string): ServerMessage | null {
  const value: unknown = JSON.parse(json);
  if (typeof value !== "object" || value === null || !("type" in value)) return null;
  return typeof value.type === "string" && TYPES.has(value.type) ? (value as ServerMessage) : null;
}
