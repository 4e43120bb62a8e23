import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import type { Facility } from "../facilities/facilities.net";

export type FacilityKept = components["schemas"]["FacilityKept"];

const KEY = ["facilities", "admin"] as const;

/** The retired ones too. */
export function useFacilities(): UseQueryResult<FacilityKept[]> {
  return useQuery({ queryKey: KEY, queryFn: async ({ signal }) => answered(api.GET("/api/admin/facilities", { signal })) });
}

interface Saving {
  facility: Facility;
  /** The edition that was looked at; null: it is new. */
  seen: number | null;
}

export function useSaveFacility(): UseMutationResult<FacilityKept[], Error, Saving> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ facility, seen }) =>
      seen === null
        ? answered(api.POST("/api/admin/facilities", { body: facility }))
        : answered(api.PUT("/api/admin/facilities", { body: { facility, seen } })),
    onSuccess: (everything) => {
      queries.setQueryData(KEY, everything);
    },
    onError: async () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
