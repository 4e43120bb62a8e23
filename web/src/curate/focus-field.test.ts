// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";

import { focusField } from "./focus-field";

afterEach(() => {
  document.body.innerHTML = "";
});

test("the focus goes to the field of a path once it is drawn", async () => {
  focusField("sections.1.ko");
  document.body.innerHTML = `<div data-path="sections.1"><select></select><div data-path="sections.1.ko"><textarea></textarea></div></div>`;
  await vi.waitFor(() => {
    expect(document.activeElement?.tagName).toBe("TEXTAREA");
  });
});

test("a button that cannot be pressed at its new place gives the focus to what it belongs to", async () => {
  document.body.innerHTML = `<div data-path="sections.0"><select></select><button data-path="sections.0.up" disabled></button></div>`;
  focusField("sections.0.up", "sections.0");
  await vi.waitFor(() => {
    expect(document.activeElement?.tagName).toBe("SELECT");
  });
});

test("what the tabulator passes over is passed over inside a field", async () => {
  document.body.innerHTML = `<div data-path="sections.0.sources"><button tabindex="-1"></button><input type="hidden"><input></div>`;
  focusField("sections.0.sources");
  await vi.waitFor(() => {
    expect(document.activeElement?.matches("input:not([type])")).toBe(true);
  });
});

test("what is drawn in the place of the field gets the focus after it, unless somebody went on elsewhere", async () => {
  document.body.innerHTML = `<span tabindex="-1" data-path="bar">to send</span>`;
  focusField("bar");
  await vi.waitFor(() => {
    expect(document.activeElement?.matches("span")).toBe(true);
  });
  document.body.innerHTML = `<span tabindex="-1" data-path="bar">sent</span><input>`;
  await vi.waitFor(() => {
    expect(document.activeElement?.outerHTML).toContain(">sent</span>");
    expect(document.activeElement).not.toBe(document.body);
  });
  document.querySelector("input")?.focus();
  document.querySelector("span")?.replaceWith(document.querySelector("span")?.cloneNode(true) ?? "");
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(document.activeElement?.tagName).toBe("INPUT");
});
