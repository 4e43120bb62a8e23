import type { components } from "../api/schema";
import type { Role } from "../shared/console-session.net";

export type AccountDetail = components["schemas"]["AccountDetail"];
export type IssuedPassword = components["schemas"]["IssuedPassword"];

/** The roles that an administrator gives; citizens need no account. */
export const ROLES = ["staff", "supervisor", "curator", "approver", "admin"] as const satisfies readonly Role[];

const NAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** Whether the service takes it as the name of an account (`app/accounts/administration.py`). */
export function isAccountName(name: string): boolean {
  return NAME.test(name);
}

export type AccountState = "active" | "fresh" | "disabled";

export function stateOf(account: AccountDetail): AccountState {
  if (account.disabled) return "disabled";
  return account.must_change_password ? "fresh" : "active";
}

/** Those whose name or display name holds the words. */
export function found(accounts: readonly AccountDetail[], words: string): AccountDetail[] {
  const wanted = words.trim().toLowerCase();
  return accounts.filter((account) => `${account.name} ${account.display_name}`.toLowerCase().includes(wanted));
}
