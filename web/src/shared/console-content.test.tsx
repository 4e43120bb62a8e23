// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { MemoryRouter, useLocation, useNavigate } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Content } from "./console-content.ui";

let go: ReturnType<typeof useNavigate>;
const scrollTo = vi.fn();

function Page(): ReactElement {
  go = useNavigate();
  return (
    <>
      <nav>
        <button>somewhere else</button>
      </nav>
      <Content page={useLocation().pathname}>
        <input />
      </Content>
    </>
  );
}

beforeEach(() => {
  vi.stubGlobal("scrollTo", scrollTo.mockClear());
  render(
    <MemoryRouter initialEntries={["/curate"]}>
      <Page />
    </MemoryRouter>,
  );
});

afterEach(cleanup);

test("a page that is loaded leaves the focus to the browser", () => {
  expect(document.activeElement).toBe(document.body);
});

test("a step to another page begins at the top of its content", async () => {
  document.querySelector("button")?.focus();
  await act(async () => {
    await go("/curate/move-in-report");
  });
  expect(document.activeElement?.id).toBe("main");
  expect(scrollTo).toHaveBeenCalledWith(0, 0);
});

test("a filter in the address leaves the focus in its field", async () => {
  document.querySelector("input")?.focus();
  await act(async () => {
    await go("/curate?q=여권", { replace: true });
  });
  expect(document.activeElement?.tagName).toBe("INPUT");
  expect(scrollTo).not.toHaveBeenCalled();
});

test("a step back keeps the place that the browser remembers", async () => {
  await act(async () => {
    await go("/curate/move-in-report");
  });
  scrollTo.mockClear();
  await act(async () => {
    await go(-1);
  });
  expect(document.activeElement?.id).toBe("main");
  expect(scrollTo).not.toHaveBeenCalled();
});
