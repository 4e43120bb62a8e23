import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";

export type Change = components["schemas"]["ChangeView"];
export type Recall = components["schemas"]["RecallView"];
export type Correction = components["schemas"]["CorrectionView"];
export type Delivery = components["schemas"]["DeliveryView"];
export type CallLine = components["schemas"]["CorrectionCallLine"];
export type Call = components["schemas"]["CorrectionCall"];

const ALL = ["recall"];
/** While letters are on their way. */
const REFRESH_MS = 5_000;

export interface Place {
  document_id: string;
  version: number;
}

export function useChanges(): UseQueryResult<Change[]> {
  return useQuery({
    queryKey: [...ALL, "changes"],
    queryFn: async ({ signal }) => answered(api.GET("/api/recall/changes", { signal })),
  });
}

export function useRecall(place: Place): UseQueryResult<Recall> {
  return useQuery({
    queryKey: [...ALL, "change", place],
    queryFn: async ({ signal }) =>
      answered(api.GET("/api/recall/changes/{document_id}/{version}", { params: { path: { ...place } }, signal })),
    refetchInterval: ({ state }) => (state.data && onTheirWay(state.data) ? REFRESH_MS : false),
  });
}

/** Whether a letter may change its state by itself soon. */
export function onTheirWay(recall: Recall): boolean {
  const states = recall.corrections.flatMap((one) => one.deliveries.map(({ state }) => state));
  return recall.sends_letters && states.some((state) => state === "waiting" || state === "sending");
}

export function useCalls(enabled: boolean): UseQueryResult<CallLine[]> {
  return useQuery({
    queryKey: [...ALL, "calls"],
    enabled,
    queryFn: async ({ signal }) => answered(api.GET("/api/recall/calls", { signal })),
  });
}

/** The number is fetched when somebody calls, and not kept. */
export function useCall(delivery: number): UseQueryResult<Call> {
  return useQuery({
    queryKey: ["recall-call", delivery],
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) =>
      answered(api.GET("/api/recall/calls/{delivery}", { params: { path: { delivery } }, signal })),
  });
}

export function useCorrect(place: Place): UseMutationResult<Recall, Error, { subject: string; text: string }> {
  const renew = useRenew();
  return useMutation({
    mutationFn: async (body) =>
      answered(
        api.POST("/api/recall/changes/{document_id}/{version}/corrections", { params: { path: { ...place } }, body }),
      ),
    onSuccess: renew,
  });
}

export function useRetry(): UseMutationResult<unknown, Error, number> {
  const renew = useRenew();
  return useMutation({
    mutationFn: async (delivery) =>
      answered(api.POST("/api/recall/letters/{delivery}/retry", { params: { path: { delivery } } })),
    onSuccess: renew,
  });
}

export function useTold(): UseMutationResult<unknown, Error, number> {
  const renew = useRenew();
  return useMutation({
    mutationFn: async (delivery) =>
      answered(api.POST("/api/recall/calls/{delivery}/told", { params: { path: { delivery } } })),
    onSuccess: renew,
  });
}

function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ALL });
  };
}
