import type { Role, SessionAccount } from "../shared/console-session.net";
import type { State, VersionSummary } from "./procedure-types";

export type Deed = "edit" | "submit" | "reject" | "publish" | "discard" | "withdraw";

/** Why a button does not work: another role, or one's own work. */
export type Hindrance = "role" | "own";

// As `knowledge/lifecycle.py` has it; the service decides, this only spares a refusal.
const ROLES: Readonly<Record<Deed, readonly Role[]>> = {
  edit: ["curator"],
  submit: ["curator"],
  reject: ["approver", "curator"],
  publish: ["approver"],
  discard: ["curator", "admin"],
  withdraw: ["approver", "admin"],
};
const STATES: Readonly<Record<Deed, readonly State[]>> = {
  edit: ["draft", "published", "superseded", "withdrawn"],
  submit: ["draft"],
  reject: ["in_review", "scheduled"],
  publish: ["in_review", "scheduled"],
  discard: ["draft", "in_review"],
  withdraw: ["scheduled", "published", "superseded"],
};

/** Whether the state of a version allows it at all: else its button is not shown. */
export function fits(deed: Deed, state: State): boolean {
  return STATES[deed].includes(state);
}

/** What keeps this account from it; null: nothing that the client knows of. */
export function hindrance(deed: Deed, version: VersionSummary, account: SessionAccount): Hindrance | null {
  if (!ROLES[deed].some((role) => account.roles.includes(role))) return "role";
  const wrote = account.roles.includes("curator") && version.author === account.display_name;
  return deed === "publish" && wrote ? "own" : null;
}
