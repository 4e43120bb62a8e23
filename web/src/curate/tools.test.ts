import { lazy } from "react";
import { expect, test } from "vitest";

import { isToolPath, toolAt, toolsFor, type Tool } from "./tools";

const page: Tool["page"] = lazy(() => Promise.reject(new Error("is not opened here")));
const tools: Tool[] = [
  { name: "gaps", page },
  { name: "audit", page },
];

test("an address below `tools/` leads to the tool of that name", () => {
  expect(toolAt("tools/audit", tools)?.name).toBe("audit");
  expect(toolAt("tools/gaps/12", tools)?.name).toBe("gaps");
});

test("no tool stands at the list, at a document or at a name that only begins the same", () => {
  expect(["", "audit", "move-in-report", "tools/audits", "tools/"].map((path) => toolAt(path, tools))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("a document that is called like the folder of the tools is still a document", () => {
  expect(isToolPath("tools")).toBe(false);
  expect(isToolPath("tools/nothing")).toBe(true);
});

test("a tool for one role is not offered to others", () => {
  const kept: Tool[] = [...tools, { name: "bundles", page, role: "admin" }];
  expect(toolsFor(["curator"], kept).map(({ name }) => name)).toEqual(["gaps", "audit"]);
  expect(toolsFor(["admin"], kept).map(({ name }) => name)).toEqual(["gaps", "audit", "bundles"]);
});
