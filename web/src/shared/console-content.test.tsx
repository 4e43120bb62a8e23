// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { Link, MemoryRouter, useLocation, useNavigate } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Content } from "./console-content.ui";

const scrollTo = vi.fn();

function Page(): ReactElement {
  const go = useNavigate();
  return (
    <>
      <Link to="/curate/move-in-report">document</Link>
      <Link to="/curate?q=여권" replace>
        filter
      </Link>
      <button onClick={() => void go(-1)}>back</button>
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

test("a step to another page begins at the top of its content", () => {
  fireEvent.click(screen.getByText("document"));
  expect(document.activeElement?.id).toBe("main");
  expect(scrollTo).toHaveBeenCalledWith(0, 0);
});

test("a filter in the address leaves the focus in its field", () => {
  document.querySelector("input")?.focus();
  fireEvent.click(screen.getByText("filter"));
  expect(document.activeElement?.tagName).toBe("INPUT");
  expect(scrollTo).not.toHaveBeenCalled();
});

test("a step back keeps the place that the browser remembers", () => {
  fireEvent.click(screen.getByText("document"));
  scrollTo.mockClear();
  fireEvent.click(screen.getByText("back"));
  expect(document.activeElement?.id).toBe("main");
  expect(scrollTo).not.toHaveBeenCalled();
});
