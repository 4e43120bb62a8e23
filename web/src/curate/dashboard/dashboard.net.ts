import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../../api/client";
import { answered } from "../../api/problem";
import type { components } from "../../api/schema";

export type Dashboard = components["schemas"]["DashboardView"];
export type Health = components["schemas"]["HealthView"];

export function useDashboard(days: number): UseQueryResult<Dashboard> {
  return useQuery({
    queryKey: ["dashboard", days],
    queryFn: async ({ signal }) => answered(api.GET("/api/dashboard", { params: { query: { days } }, signal })),
    placeholderData: keepPreviousData,
  });
}
