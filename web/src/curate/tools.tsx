// The pages of the curation console beside the procedures, at `/curate/tools/<name>`: one line a page, loaded when opened.
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

import type { Role, SessionAccount } from "../shared/console-session.net";

/** Its name in the navigation stands in `curate.json` under `tools.<name>`. */
export type ToolName =
  | "dashboard"
  | "imports"
  | "search"
  | "conflicts"
  | "gaps"
  | "recall"
  | "calendar"
  | "bundles"
  | "audit";

type Page = ComponentType<{ account: SessionAccount }>;

export interface Tool {
  name: ToolName;
  page: LazyExoticComponent<Page>;
  /** Who has a use for it; everybody who curates where it is not given. */
  role?: Role;
}

/** A page that is loaded when it is first opened. */
export function tool(name: ToolName, load: () => Promise<Page>, role?: Role): Tool {
  return { name, page: lazy(async () => ({ default: await load() })), ...(role ? { role } : {}) };
}

/** In the order of the navigation. Example: `tool("gaps", async () => (await import("./gaps.ui")).GapsPage)`. */
export const TOOLS: readonly Tool[] = [
  tool("dashboard", async () => (await import("./dashboard/dashboard-page.ui")).DashboardPage),
  tool("imports", async () => (await import("./imports/imports-page.ui")).ImportsPage),
  tool("search", async () => (await import("./search-page.ui")).SearchPage),
  tool("conflicts", async () => (await import("./conflicts-page.ui")).ConflictsPage),
  tool("gaps", async () => (await import("./gaps/gaps-page.ui")).GapsPage),
  tool("recall", async () => (await import("./recall/recall-page.ui")).RecallPage),
  tool("calendar", async () => (await import("./calendar-page.ui")).CalendarPage),
  tool("bundles", async () => (await import("./bundles-page.ui")).BundlesPage, "admin"),
  tool("audit", async () => (await import("./audit-page.ui")).AuditPage),
];

/** Those that lead somewhere for an account with these roles. */
export function toolsFor(roles: readonly Role[], tools: readonly Tool[] = TOOLS): Tool[] {
  return tools.filter(({ role }) => role === undefined || roles.includes(role));
}

const PREFIX = "tools/";

/** The tool of an address below `/curate/`; null where it is no tool's. */
export function toolAt(path: string, tools: readonly Tool[] = TOOLS): Tool | null {
  return tools.find(({ name }) => path === `${PREFIX}${name}` || path.startsWith(`${PREFIX}${name}/`)) ?? null;
}

/** Whether an address is that of a tool, also of one that there is not: a document's id holds no `/`. */
export function isToolPath(path: string): boolean {
  return path.startsWith(PREFIX);
}
