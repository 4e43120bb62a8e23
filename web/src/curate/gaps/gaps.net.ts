import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";

export type Gap = components["schemas"]["GapView"];
export type GapDetail = components["schemas"]["GapDetail"];
export type GapState = Gap["state"];

const ALL = ["gaps"];

export function useGaps(states: readonly GapState[]): UseQueryResult<Gap[]> {
  return useQuery({
    queryKey: [...ALL, "list", states],
    queryFn: async ({ signal }) =>
      answered(api.GET("/api/gaps", { params: { query: { state: [...states] } }, signal })),
  });
}

export function useGap(gap: number): UseQueryResult<GapDetail> {
  return useQuery({
    queryKey: [...ALL, "one", gap],
    queryFn: async ({ signal }) => answered(api.GET("/api/gaps/{gap}", { params: { path: { gap } }, signal })),
  });
}

/** What is decided about a gap. */
export type Decision =
  | { deed: "dismiss"; reason: string }
  | { deed: "merge"; into: number }
  | { deed: "reopen" };

export function useDecide(gap: number): UseMutationResult<unknown, Error, Decision> {
  const renew = useRenew();
  const params = { path: { gap } };
  return useMutation({
    mutationFn: async (decision) => {
      switch (decision.deed) {
        case "dismiss":
          return answered(api.POST("/api/gaps/{gap}/dismiss", { params, body: { reason: decision.reason } }));
        case "merge":
          return answered(api.POST("/api/gaps/{gap}/merge", { params, body: { into: decision.into } }));
        case "reopen":
          return answered(api.POST("/api/gaps/{gap}/reopen", { params }));
      }
    },
    onSuccess: renew,
  });
}

/** The id of the draft that was made. */
export function useDraftGap(gap: number): UseMutationResult<{ document_id: string }> {
  const renew = useRenew();
  return useMutation({
    mutationFn: async () => answered(api.POST("/api/gaps/{gap}/draft", { params: { path: { gap } } })),
    onSuccess: renew,
  });
}

function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ALL }),
      queries.invalidateQueries({ queryKey: ["procedures"] }),
    ]);
  };
}
