"""A procedure told step by step is a table on the screen that fits a phone, in Korean and English."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from bench.serving import Served
from tests.browser.narrow import too_wide_for_a_phone
from tests.browser.people import opens

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(300)]


@pytest.mark.parametrize(
    ("language", "questions", "rows"),
    [
        ("ko", ("이사했는데 언제까지 신고해야 돼요?", "단계별로 알려 주세요"), ("기한", "준비물", "방법")),
        (
            "en",
            ("By when do I have to report that I moved?", "step by step please"),
            ("Deadline", "Bring", "How"),
        ),
    ],
)
async def test_steps_are_rows_with_the_name_of_their_part(
    service: Served, browser: Browser, language: str, questions: tuple[str, ...], rows: tuple[str, ...]
) -> None:
    citizen = await opens(browser, f"{service.url}/")
    page = citizen.page
    await page.evaluate("language => localStorage.setItem('madang.language', language)", language)
    await page.goto(f"{service.url}/talk/complaints")
    for question in questions:
        await page.locator("textarea").fill(question)
        await page.locator("textarea").press("Enter")
        await expect(page.locator("article.answer .sources").nth(questions.index(question))).to_be_visible()
    table = page.locator("table.parts").last
    for row in rows:
        await expect(table.get_by_role("rowheader", name=row, exact=True)).to_be_visible()
    await expect(table.get_by_role("row").first).to_contain_text("①")
    assert await too_wide_for_a_phone(page) == []
