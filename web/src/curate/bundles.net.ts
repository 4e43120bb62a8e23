import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";

export type SigningKey = components["schemas"]["SigningKey"];
export type BundleView = components["schemas"]["BundleView"];
export type BundleTaken = components["schemas"]["BundleTaken"];
export type ForeseenDocument = components["schemas"]["Foreseen"];

export function useSigningKey(): UseQueryResult<SigningKey> {
  return useQuery({
    queryKey: ["bundles", "key"],
    queryFn: async ({ signal }) => answered(api.GET("/api/bundles/key", { signal })),
  });
}

/** What a bundle would bring; nothing comes in yet. */
export function useLook(): UseMutationResult<BundleView, Error, File> {
  return useMutation({
    mutationFn: async (file) => {
      const form = new FormData();
      form.append("bundle", file, file.name);
      const body = { bundle: file.name };
      return answered(api.POST("/api/bundles/look", { body, bodySerializer: () => form }));
    },
  });
}

/** Takes in, as drafts, what was looked at. */
export function useTake(): UseMutationResult<BundleTaken, Error, BundleView> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ digest, key }) => answered(api.POST("/api/bundles", { body: { digest, key } })),
    onSuccess: async () => {
      await Promise.all(["collections", "procedures"].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}
