import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { AccountDetail, IssuedPassword } from "./accounts";

const KEY = ["accounts"] as const;

export type NewAccount = components["schemas"]["NewAccountBody"];
export type AccountChange = components["schemas"]["ChangeAccountBody"];

export function useAccounts(): UseQueryResult<AccountDetail[]> {
  return useQuery({ queryKey: KEY, queryFn: async ({ signal }) => answered(api.GET("/api/accounts", { signal })) });
}

function useRefreshed(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

export function useAddAccount(): UseMutationResult<IssuedPassword, Error, NewAccount> {
  const onSettled = useRefreshed();
  return useMutation({ mutationFn: async (body) => answered(api.POST("/api/accounts", { body })), onSettled });
}

export function useChangeAccount(): UseMutationResult<AccountDetail, Error, { id: string; change: AccountChange }> {
  const onSettled = useRefreshed();
  return useMutation({
    mutationFn: async ({ id, change }) =>
      answered(api.PATCH("/api/accounts/{account_id}", { params: { path: { account_id: id } }, body: change })),
    onSettled,
  });
}

export function useResetAccount(): UseMutationResult<IssuedPassword, Error, string> {
  const onSettled = useRefreshed();
  return useMutation({
    mutationFn: async (id) =>
      answered(api.POST("/api/accounts/{account_id}/reset", { params: { path: { account_id: id } } })),
    onSettled,
  });
}

export function useRemoveAccount(): UseMutationResult<void, Error, string> {
  const onSettled = useRefreshed();
  return useMutation({
    mutationFn: async (id) => {
      await answered(api.DELETE("/api/accounts/{account_id}", { params: { path: { account_id: id } } }));
    },
    onSettled,
  });
}
