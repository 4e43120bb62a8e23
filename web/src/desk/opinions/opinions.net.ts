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

export type Opinion = components["schemas"]["OpinionView"];
export type OpinionPage = components["schemas"]["OpinionPage"];
export type OpinionState = Opinion["state"];
export type Reason = NonNullable<Opinion["reason"]>;
export type MatterLine = components["schemas"]["MatterLine"];
export type MatterBoard = components["schemas"]["MatterBoard"];
export type MatterDetail = components["schemas"]["MatterDetail"];
export type Week = components["schemas"]["WeekView"];
export type Act =
  paths["/api/casework/opinions/{opinion}/acts"]["post"]["requestBody"]["content"]["application/json"];

export const STATES = ["received", "approved", "declined"] as const;
export const REASONS = ["abuse", "personal_data", "advertisement", "not_opinion"] as const;
export const SHEET = "/api/casework/opinions/matters.csv";
export const PAGE_SIZE = 20;
const ALL = ["opinions"];
const POLL_MS = 30_000;
const MOST_CHOICES = 200;

export function useOpinions(state: OpinionState, page: number): UseQueryResult<OpinionPage> {
  const params = { query: { state, page, page_size: PAGE_SIZE } };
  return useQuery({
    queryKey: [...ALL, "list", state, page],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/opinions", { params, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

export function useMatters(page: number): UseQueryResult<MatterBoard> {
  return useBoard(page, PAGE_SIZE);
}

/** The largest matters, to choose one from. */
export function useMatterChoices(): UseQueryResult<MatterBoard> {
  return useBoard(1, MOST_CHOICES);
}

function useBoard(page: number, size: number): UseQueryResult<MatterBoard> {
  const params = { query: { page, page_size: size } };
  return useQuery({
    queryKey: [...ALL, "matters", page, size],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/opinions/matters", { params, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useMatter(matter: number): UseQueryResult<MatterDetail> {
  const params = { path: { matter } };
  return useQuery({
    queryKey: [...ALL, "matter", matter],
    queryFn: async ({ signal }) => answered(api.GET("/api/casework/opinions/matters/{matter}", { params, signal })),
  });
}

/** A decision about an opinion as it was seen; whatever comes of it, everything is read again. */
export function useActOnOpinion(): UseMutationResult<Opinion, Error, { opinion: number; act: Act }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ opinion, act }) =>
      answered(api.POST("/api/casework/opinions/{opinion}/acts", { params: { path: { opinion } }, body: act })),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

export type MatterChange = { deed: "rename"; name: string } | { deed: "merge"; into: number };

/** The matter that is left. */
export function useChangeMatter(matter: MatterLine): UseMutationResult<MatterDetail, Error, MatterChange> {
  const queries = useQueryClient();
  const params = { path: { matter: matter.id } };
  const { edition } = matter;
  return useMutation({
    mutationFn: async (change) =>
      change.deed === "rename"
        ? answered(
            api.POST("/api/casework/opinions/matters/{matter}/rename", { params, body: { name: change.name, edition } }),
          )
        : answered(
            api.POST("/api/casework/opinions/matters/{matter}/merge", { params, body: { into: change.into, edition } }),
          ),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  });
}

/** What a matter is called. */
export function nameOf(matter: MatterLine): string {
  return matter.name || (matter.sentences[0]?.text ?? `#${matter.id}`);
}
