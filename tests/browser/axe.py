"""Accessibility as axe-core sees it in the page that is open."""

from __future__ import annotations

from playwright.async_api import Page

from app.settings import CHECKOUT

AXE = CHECKOUT / "web" / "node_modules" / "axe-core" / "axe.min.js"
# A colour that is on its way to another one is not what anybody reads: what moves for ever is not waited for.
_RUN = """async () => {
  const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(moving.map(({ finished }) => finished));
  const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}"""


async def grave_violations(page: Page) -> list[str]:
    """Those of level serious or above, each with the elements it is about; empty when there are none."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.add_script_tag(path=AXE)
    return [f"{page.url}: {violation}" for violation in await page.evaluate(_RUN)]
