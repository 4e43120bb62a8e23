import { expect, test } from "vitest";

import { found, isAccountName, stateOf, type AccountDetail } from "./accounts";

function account(changes: Partial<AccountDetail> = {}): AccountDetail {
  return {
    id: "1",
    name: "kim.minji",
    display_name: "김민지",
    roles: ["staff"],
    disabled: false,
    must_change_password: false,
    created_at: "2026-11-22T00:00:00Z",
    ...changes,
  };
}

test.each([
  ["kim.minji", true],
  ["k2", true],
  ["k", false],
  ["Kim", false],
  ["김민지", false],
  ["-kim", false],
  ["kim minji", false],
])("%s is a name of an account: %s", (name, is) => {
  expect(isAccountName(name)).toBe(is);
});

test("an account is disabled before it is anything else", () => {
  expect(stateOf(account({ disabled: true, must_change_password: true }))).toBe("disabled");
  expect(stateOf(account({ must_change_password: true }))).toBe("fresh");
  expect(stateOf(account())).toBe("active");
});

test("accounts are found by either of their names", () => {
  const all = [account(), account({ name: "lee", display_name: "이서준" })];
  expect(found(all, " 서준").map((one) => one.name)).toEqual(["lee"]);
  expect(found(all, "KIM").map((one) => one.name)).toEqual(["kim.minji"]);
  expect(found(all, "")).toHaveLength(2);
});
