/** Which lines of the audit; empty: all. */
export interface AuditFilters {
  document: string;
  actor: string;
  action: string;
  first: string;
  last: string;
}

export const NO_FILTERS: AuditFilters = { document: "", actor: "", action: "", first: "", last: "" };

/** The filters that an address names. */
export function filtersIn(address: URLSearchParams): AuditFilters {
  const named = (name: keyof AuditFilters): string => address.get(name) ?? "";
  const day = (name: "first" | "last"): string => (/^\d{4}-\d\d-\d\d$/.test(named(name)) ? named(name) : "");
  return { document: named("document"), actor: named("actor"), action: named("action"), first: day("first"), last: day("last") };
}

/** What the service is asked with: filters that are empty are left out. */
export function auditQuery(filters: AuditFilters): Partial<AuditFilters> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));
}

/** Where the same lines can be had for a spreadsheet. */
export function auditCsv(filters: AuditFilters): string {
  const query = new URLSearchParams(auditQuery(filters)).toString();
  return query ? `/api/audit.csv?${query}` : "/api/audit.csv";
}

export type NoteKind = "scheduled" | "timetable" | "imported" | "proposed" | "bundle" | "starter" | "alone";

// What the service notes by itself (`knowledge/store.py`, `publishing.py`, `bulk.py`, `bundling.py`, `imports/`).
const NOTES: readonly (readonly [RegExp, NoteKind])[] = [
  [/^for (\d{4}-\d\d-\d\d)$/, "scheduled"],
  [/^as scheduled for (\d{4}-\d\d-\d\d)$/, "timetable"],
  [/^import(?: \d+)? of (.+)$/, "imported"],
  [/^proposed by import \d+ from (.+)$/, "proposed"],
  [/^bundle (.+)$/, "bundle"],
  [/^(starter set)$/, "starter"],
  [/^(alone, as the operator)$/, "alone"],
];

/** What a note of the service says, to be told in the language of the page; null for the words of a person. */
export function noteKind(note: string): { kind: NoteKind; what: string } | null {
  for (const [words, kind] of NOTES) {
    const found = words.exec(note);
    if (found) return { kind, what: found[1] ?? "" };
  }
  return null;
}
