import type { Ground, Problem } from "./client";

/** An answer of the service that is an error, or no answer at all (`code` is then `offline`). */
export class ServiceProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly retryable: boolean,
    readonly retryAfterSeconds: number | null,
    readonly ground: Ground | null = null,
  ) {
    super(message);
    this.name = "ServiceProblem";
  }

  /** Whether every place is taken, so that waiting helps. */
  get full(): boolean {
    return this.status === 503 || this.status === 429;
  }
}

export const OFFLINE = new ServiceProblem("offline", 0, "no connection to the service", true, null);

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an openapi-fetch call; raises a `ServiceProblem` for everything else, and passes an abort on. */
export async function answered<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await reached(call);
  if (!response.ok) throw problemOf(response, error);
  return data as Data;
}

/** The same for a plain `fetch`, whose body the caller reads. */
export async function opened(call: Promise<Response>): Promise<Response> {
  const response = await reached(call);
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw problemOf(response, body);
}

async function reached<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw OFFLINE;
  }
}

function problemOf(response: Response, body: unknown): ServiceProblem {
  const said: Partial<Problem> = typeof body === "object" && body !== null ? body : {};
  const header = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const wait = said.retry_after_seconds ?? (Number.isFinite(header) ? header : null);
  const { code = "error", message = "", retryable = false, ground = null } = said;
  return new ServiceProblem(code, response.status, message, retryable, wait, ground);
}
