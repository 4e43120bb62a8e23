"""What of a page keeps somebody out: who reads it with other means than eyes, or on a phone."""

from __future__ import annotations

from playwright.async_api import Page

from tests.browser.axe import grave_violations
from tests.browser.narrow import too_wide_for_a_phone


async def barriers(page: Page) -> list[str]:
    """Grave violations that axe-core sees, and what is wider than a phone, each with the address of the page."""
    found = [*await grave_violations(page), *await too_wide_for_a_phone(page)]
    return [f"{page.url}: {each}" for each in found]
