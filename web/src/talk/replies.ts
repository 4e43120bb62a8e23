import { isRecord, type RtviMessage } from "../shared/rtvi";

/** What a `server-response` says beside the step's name. */
export type Reply = Readonly<Record<string, unknown>>;

/** A step that the service has not answered by then is taken another way. */
const REPLY_MS = 8_000;

/** Steps that went out on a line and wait for their replies, each by the id of its message. */
export class Replies {
  readonly #waiting = new Map<string, (reply: Reply | null) => void>();

  /** The reply to message `id`; null where the service refuses, stays silent for too long, or the line ends. */
  to(id: string): Promise<Reply | null> {
    return new Promise((resolve) => {
      const end = (reply: Reply | null): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(reply);
      };
      const timer = setTimeout(() => {
        end(null);
      }, REPLY_MS);
      this.#waiting.set(id, end);
    });
  }

  /** Takes a message of the service; one that answers nothing is left alone. */
  hear({ id, type, data }: RtviMessage): void {
    if (type === "server-response") this.#waiting.get(id)?.(isRecord(data["d"]) ? data["d"] : {});
    if (type === "error-response") this.#waiting.get(id)?.(null);
  }

  /** The line is over: nothing is answered any more. */
  end(): void {
    for (const end of [...this.#waiting.values()]) end(null);
  }
}
