import createClient, { type Middleware } from "openapi-fetch";

import type { paths } from "./schema";

/** What the service says when something went wrong; `code` is stable and translated by the client. */
export interface Problem {
  code: string;
  message: string;
  retryable: boolean;
  retry_after_seconds?: number | null;
  ground?: Ground | null;
}

/** Why the law refuses something, with its article; the article is empty where it is only out of order. */
export interface Ground {
  ko: string;
  en: string;
  article_ko: string;
  article_en: string;
}

let csrfToken: string | null = null;

/** Set after signing in; sent with every unsafe request. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** For requests that the typed client does not make. */
export function csrfHeaders(): Record<string, string> {
  return csrfToken ? { "X-CSRF-Token": csrfToken } : {};
}

const withCsrf: Middleware = {
  onRequest({ request }) {
    if (csrfToken && request.method !== "GET") request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
};

/** The typed client of the service; `schema.d.ts` is generated from its OpenAPI page at build time. */
export const api = createClient<paths>({ baseUrl: "" });
api.use(withCsrf);
