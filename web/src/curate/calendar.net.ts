import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import { bounds, type Coming, type Month } from "./calendar";

export function useComing(month: Month): UseQueryResult<Coming[]> {
  return useQuery({
    queryKey: ["calendar", month],
    queryFn: async ({ signal }) => {
      const [first, last] = bounds(month);
      return answered(api.GET("/api/calendar", { params: { query: { first, last } }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}
