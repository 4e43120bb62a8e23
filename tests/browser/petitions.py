"""What people do with a petition on its pages, on both sides of the counter."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.axe import grave_violations
from tests.browser.narrow import too_wide_for_a_phone

NAME, CONTACT = "김하늘", "010-1234-5678"
TEXT = "골목이 어둡습니다. 가로등을 더 놓아 주십시오."
PETITION = {
    "kind": "suggestion", "subject": "골목 가로등", "text": TEXT, "name": NAME, "contact": CONTACT,
    "address": "서울특별시 중구 세종대로 110", "language": "ko", "consent": True,
}  # fmt: skip


async def sends(page: Page, form: str, happened: str) -> None:
    """What happened last stands first."""
    await page.get_by_role("form", name=form).get_by_label("민원을 낼 때 적은 전화번호나 이메일").fill(CONTACT)
    await page.get_by_role("form", name=form).get_by_role("button", name="보내기").click()
    latest = page.get_by_role("region", name="지금까지의 진행").get_by_role("listitem").first
    await expect(latest).to_contain_text(happened)


async def enters(page: Page) -> None:
    """Does what the form stands at, and waits until it is in the ledger."""
    lines = page.get_by_role("region", name="처리부").get_by_role("listitem")
    before = await lines.count()
    await page.get_by_role("button", name="기록하기").click()
    await expect(lines).to_have_count(before + 1)


async def chooses(page: Page, label: str, choice: str) -> None:
    await page.get_by_role("combobox", name=label, exact=True).click()
    await page.get_by_role("option", name=choice).click()


async def is_for_everybody(page: Page) -> None:
    assert await grave_violations(page) == []
    assert await too_wide_for_a_phone(page) == [], page.url
