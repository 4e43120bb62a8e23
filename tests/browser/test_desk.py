"""The desk with a citizen who waits: readable for everybody, in both languages and on a phone."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.async_api import Browser, expect

from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

QUESTION = "달빛정원은 밤에도 열어요?"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Without voice and starter set: nothing is known, so that everybody is for a person."""
    settings = loopback_settings(tmp_path_factory.mktemp("desk"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_a_waiting_citizen_and_a_talk_that_was_taken_can_be_read_by_everybody(
    service: Served, browser: Browser
) -> None:
    staff = await opens(browser, f"{service.url}/desk")
    await signs_in(staff, service.passwords["staff"], "staff")
    page = staff.page
    await page.get_by_role("switch").first.click(force=True)
    citizen = await opens(browser, f"{service.url}/talk/complaints")
    await citizen.writes(QUESTION)
    await citizen.page.get_by_role("button", name="사람과 이야기하기").last.click()

    await expect(page.get_by_text(QUESTION).first).to_be_visible()
    assert await barriers(page) == []
    await page.get_by_role("link", name="직원 요청").first.click()
    await expect(page.get_by_role("region", name="요약")).to_be_visible()
    assert await barriers(page) == []
    await page.get_by_role("button", name="상담 받기").click()
    await expect(page.get_by_role("button", name="AI에게 돌려주기")).to_be_visible()
    assert await barriers(page) == []
    await page.evaluate("() => localStorage.setItem('madang.language', 'en')")
    await page.reload()
    await expect(page.get_by_role("button", name="Hand back to the AI")).to_be_visible()
    assert await barriers(page) == []
