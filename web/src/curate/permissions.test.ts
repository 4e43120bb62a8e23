import { expect, test } from "vitest";

import type { Role, SessionAccount } from "../shared/console-session.net";
import { fits, hindrance } from "./permissions";
import type { VersionSummary } from "./procedure-types";

function account(display_name: string, ...roles: Role[]): SessionAccount {
  return { id: display_name, name: display_name, display_name, roles };
}

const version: VersionSummary = {
  version: 1,
  state: "in_review",
  edits: 1,
  title: "전입신고",
  author: "김",
  approver: null,
  comment: "",
  created_at: "2026-11-22T00:00:00Z",
  updated_at: "2026-11-22T00:00:00Z",
  submitted_at: null,
  published_at: null,
  publish_on: null,
  effective_from: null,
  effective_until: null,
  superseded_on: null,
};

test("nobody publishes what they wrote", () => {
  expect(hindrance("publish", version, account("김", "curator", "approver"))).toBe("own");
  expect(hindrance("publish", version, account("이", "curator", "approver"))).toBeNull();
});

test("an approver who never writes may share a name with the author", () => {
  expect(hindrance("publish", version, account("김", "approver"))).toBeNull();
});

test("an author may call the own work back", () => {
  expect(hindrance("reject", version, account("김", "curator"))).toBeNull();
});

test("another role is needed to publish or to withdraw", () => {
  expect(hindrance("publish", version, account("김", "curator"))).toBe("role");
  expect(hindrance("withdraw", version, account("김", "curator"))).toBe("role");
  expect(hindrance("withdraw", version, account("최", "admin"))).toBeNull();
});

test("a version in review is not edited, a published one begins the next", () => {
  expect([fits("edit", "in_review"), fits("edit", "published"), fits("edit", "draft")]).toEqual([false, true, true]);
});
