import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { bounds, gathered, later, type Coming, type Month } from "./calendar";

export function useComing(month: Month): UseQueryResult<Coming[]> {
  return useQuery({
    queryKey: ["calendar", month],
    queryFn: async ({ signal }) => {
      const [first, last] = bounds(month);
      return gathered(await answered(api.GET("/api/calendar", { params: { query: { first, last } }, signal })));
    },
    placeholderData: keepPreviousData,
  });
}

/** The first change after the month, within a year; null where there is none. */
export function useNextAfter(month: Month): UseQueryResult<Coming | null> {
  return useQuery({
    queryKey: ["calendar", "after", month],
    queryFn: async ({ signal }) => {
      const query = { first: bounds(later(month, 1))[0], last: bounds(later(month, 12))[1] };
      const [next] = await answered(api.GET("/api/calendar", { params: { query }, signal }));
      return next ?? null;
    },
  });
}
