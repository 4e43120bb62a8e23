import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";
import type { DocumentDetail } from "../procedure-types";
import type { FilePlace } from "./imports.net";

export type ProposalView = components["schemas"]["ProposalView"];
export type ProposedField = components["schemas"]["ProposedField"];
export type ProposedQuestion = components["schemas"]["ProposedQuestion"];
export type AcceptBody = components["schemas"]["AcceptBody"];

const ALL = ["proposals"] as const;

export function useProposals(place: FilePlace): UseQueryResult<ProposalView[]> {
  return useQuery({
    queryKey: [...ALL, place],
    queryFn: async ({ signal }) => {
      const params = { path: { ...place } };
      return answered(api.GET("/api/imports/{job}/files/{file}/proposals", { params, signal }));
    },
  });
}

/** Has them made; the same ones when they were made before. */
export function useMake(place: FilePlace): UseMutationResult<ProposalView[], Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () =>
      answered(api.POST("/api/imports/{job}/files/{file}/proposals", { params: { path: { ...place } } })),
    onSuccess: (made) => {
      queries.setQueryData([...ALL, place], made);
    },
  });
}

export function useAccept(id: number): UseMutationResult<DocumentDetail, Error, AcceptBody> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body) =>
      answered(api.POST("/api/proposals/{proposal}/accept", { params: { path: { proposal: id } }, body })),
    onSuccess: async (detail) => {
      queries.setQueryData(["procedure", detail.id], detail);
      await Promise.all([ALL, ["procedures"]].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}

export function useDrop(id: number): UseMutationResult<ProposalView, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => answered(api.POST("/api/proposals/{proposal}/drop", { params: { path: { proposal: id } } })),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ALL }),
  });
}
