import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { FoundConflict } from "./conflicts";
import type { Content } from "./procedure-types";

export type ConflictList = components["schemas"]["ConflictList"];

const KEY = ["conflicts"] as const;

export function useConflicts(): UseQueryResult<ConflictList> {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => answered(api.GET("/api/conflicts", { signal })),
  });
}

/** What a draft would contradict if it were published. */
export function useDraftConflicts(id: string, content: Content): UseQueryResult<FoundConflict[]> {
  return useQuery({
    queryKey: [...KEY, "draft", id, content],
    queryFn: async ({ signal }) => {
      const { items } = await answered(api.POST("/api/conflicts/draft", { body: { draft: content }, signal }));
      return items;
    },
    retry: false,
  });
}

/** A ruling with its reason; without one, the ruling is taken back. */
export type Ruled = { first: string; second: string; reason: string | null };

export function useRule(): UseMutationResult<ConflictList, Error, Ruled> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ first, second, reason }) =>
      answered(
        reason === null
          ? api.POST("/api/conflicts/reopen", { body: { first, second } })
          : api.POST("/api/conflicts/ruling", { body: { first, second, reason } }),
      ),
    onSuccess: (list) => {
      queries.setQueryData(KEY, list);
    },
  });
}
