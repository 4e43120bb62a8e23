import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api, keepCsrfToken } from "../api/client";
import { answered, ServiceProblem } from "../api/problem";
import type { components } from "../api/schema";

export type SessionView = components["schemas"]["SessionView"];
export type SessionAccount = components["schemas"]["SessionAccount"];
export type Role = components["schemas"]["Role"];

const KEY = ["session"] as const;
const FRESH_MS = 5 * 60_000;

/** Who is signed in; its CSRF token is kept for every request that changes something. */
export function useSession(): UseQueryResult<SessionView> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => kept(await answered(api.GET("/api/session", { signal }))),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

export function useSignIn(): UseMutationResult<SessionView, Error, { name: string; password: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body) => kept(await answered(api.POST("/api/session", { body }))),
    onSuccess: (session) => {
      forgetOthers(queries);
      queries.setQueryData(KEY, session);
    },
  });
}

export function useChangePassword(): UseMutationResult<
  SessionView,
  Error,
  { old_password: string; new_password: string }
> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body) => kept(await answered(api.POST("/api/session/password", { body }))),
    onSuccess: (session) => {
      queries.setQueryData(KEY, session);
    },
  });
}

export function useSignOut(): UseMutationResult<void, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await answered(api.DELETE("/api/session"));
    },
    onSettled: () => {
      keepCsrfToken(null);
      forgetOthers(queries);
      queries.setQueryData(KEY, { account: null, csrf_token: null, must_change_password: false, expires_at: null });
    },
  });
}

/** Whether an error means that somebody has to sign in, or to change the password, before anything else. */
export function endsSession(error: unknown): boolean {
  return (
    error instanceof ServiceProblem && (error.code === "unauthenticated" || error.code === "password_change_required")
  );
}

export const SESSION_KEY = KEY;

/** Nothing that one account has read is shown to the next. */
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] });
}

function kept(session: SessionView): SessionView {
  keepCsrfToken(session.csrf_token ?? null);
  return session;
}
