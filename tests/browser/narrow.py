"""Whether the page that is open fits a phone."""

from __future__ import annotations

from playwright.async_api import Error, Page, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
_SETTLE_MS = 10_000
_FITS = "() => document.scrollingElement.scrollWidth <= innerWidth"
_TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 160))"""


async def too_wide_for_a_phone(page: Page) -> list[str]:
    """What stands out beyond a screen of 360 px, so that the page would scroll sideways; empty where it does not."""
    before = page.viewport_size
    assert before is not None
    await page.set_viewport_size(PHONE)
    try:
        # Plots measure their place only after it has changed, and draw themselves again.
        await page.wait_for_function(_FITS, timeout=_SETTLE_MS)
    except Error:  # it did not come to fit
        return await page.evaluate(_TOO_WIDE)
    finally:
        await page.set_viewport_size(before)
    return []
