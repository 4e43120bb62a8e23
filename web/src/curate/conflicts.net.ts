import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { FoundConflict, Shelf } from "./conflicts";
import type { Content } from "./procedure-types";

export type ConflictPage = components["schemas"]["ConflictPage"];

export const CONFLICTS_PAGE_SIZE = 20;
const KEY = ["conflicts"] as const;

export function useConflicts(shelf: Shelf, page: number): UseQueryResult<ConflictPage> {
  return useQuery({
    queryKey: [...KEY, shelf, page],
    queryFn: async ({ signal }) => {
      const query = { shelf, page, page_size: CONFLICTS_PAGE_SIZE };
      return answered(api.GET("/api/conflicts", { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
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

export function useRule(): UseMutationResult<void, Error, Ruled> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ first, second, reason }) => {
      await answered(
        reason === null
          ? api.POST("/api/conflicts/reopen", { body: { first, second } })
          : api.POST("/api/conflicts/ruling", { body: { first, second, reason } }),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
