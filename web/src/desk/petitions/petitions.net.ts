import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components, paths } from "../../api/schema";

export type PetitionLine = components["schemas"]["PetitionLine"];
export type PetitionPage = components["schemas"]["PetitionPage"];
export type PetitionDetail = components["schemas"]["PetitionDetail"];
export type MonthlyCheck = components["schemas"]["MonthlyCheck"];
export type Said = components["schemas"]["PetitionWords"];
export type Act = paths["/api/casework/petitions/{number}/acts"]["post"]["requestBody"]["content"]["application/json"];
export type NoticeStateName = NonNullable<components["schemas"]["LedgerLine"]["notice"]>;
export type Shelf = "open" | "due_soon" | "overdue" | "closed";

export const PAGE_SIZE = 20;
const POLL_MS = 30_000;

export interface Wanted {
  shelf: Shelf;
  department: string;
  officer: string;
  page: number;
}

export function usePetitions(wanted: Wanted): UseQueryResult<PetitionPage> {
  const query = { ...wanted, page_size: PAGE_SIZE };
  return useQuery({
    queryKey: ["petitions", "list", wanted],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/petitions", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

export function usePetition(number: string): UseQueryResult<PetitionDetail> {
  const params = { path: { number } };
  return useQuery({
    queryKey: ["petitions", "one", number],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/petitions/{number}", { params, signal })),
  });
}

/** `month` such as `2026-10`; `page` from 1. */
export function useMonthlyCheck(month: string, page: number): UseQueryResult<MonthlyCheck> {
  const params = { query: { month, page } };
  return useQuery({
    queryKey: ["petitions", "check", month, page],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/petitions/check", { params, signal })),
    enabled: /^\d{4}-\d{2}$/.test(month),
  });
}

export function useAct(number: string): UseMutationResult<PetitionDetail, Error, Act> {
  const queries = useQueryClient();
  const params = { path: { number } };
  return useMutation({
    mutationFn: async (body) => answered(api.POST("/api/casework/petitions/{number}/acts", { params, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["petitions"] }),
  });
}

/** Sends the e-mail about an entry again. */
export function useSendAgain(number: string): UseMutationResult<PetitionDetail, Error, number> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (entry) => {
      const params = { path: { number, entry } };
      return answered(api.POST("/api/casework/petitions/{number}/notices/{entry}/retry", { params }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["petitions"] }),
  });
}
