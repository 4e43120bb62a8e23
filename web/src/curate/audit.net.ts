import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { api } from "../api/client";
import { answered } from "../api/problem";
import type { components } from "../api/schema";
import { auditQuery, type AuditFilters } from "./audit";

export type AuditPageData = components["schemas"]["AuditPage"];
export type AuditCheck = components["schemas"]["AuditCheck"];

export const AUDIT_PAGE_SIZE = 50;

export function useWholeAudit(filters: AuditFilters, page: number): UseQueryResult<AuditPageData> {
  return useQuery({
    queryKey: ["audit", filters, page],
    queryFn: async ({ signal }) => {
      const query = { ...auditQuery(filters), page, page_size: AUDIT_PAGE_SIZE };
      return answered(api.GET("/api/audit", { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}

export function useAuditCheck(): UseQueryResult<AuditCheck> {
  return useQuery({
    queryKey: ["audit", "check"],
    queryFn: async ({ signal }) => answered(api.GET("/api/audit/check", { signal })),
  });
}
