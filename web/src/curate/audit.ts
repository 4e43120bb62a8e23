/** Which lines of the audit; empty: all. */
export interface AuditFilters {
  document: string;
  actor: string;
  action: string;
  first: string;
  last: string;
}

export const NO_FILTERS: AuditFilters = { document: "", actor: "", action: "", first: "", last: "" };

/** What the service is asked with: filters that are empty are left out. */
export function auditQuery(filters: AuditFilters): Partial<AuditFilters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
}

/** Where the same lines can be had for a spreadsheet. */
export function auditCsv(filters: AuditFilters): string {
  const query = new URLSearchParams(auditQuery(filters)).toString();
  return query ? `/api/audit.csv?${query}` : "/api/audit.csv";
}
