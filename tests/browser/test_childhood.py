"""A child under 14 at the counter and at a form: told in its own words, and nothing is taken."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.async_api import Browser, expect

from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Without voice and starter set: the notice needs neither."""
    settings = loopback_settings(tmp_path_factory.mktemp("childhood"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


@pytest.mark.parametrize("path", ["/petitions/new", "/appointments"])
async def test_a_form_takes_nothing_of_a_child_and_says_what_a_guardian_can_do(
    service: Served, browser: Browser, path: str
) -> None:
    page = (await opens(browser, f"{service.url}{path}")).page
    await page.get_by_role("radio", name="만 14세 미만이에요").check()
    await expect(page.get_by_text("어린이에게 알려요")).to_be_visible()
    await expect(page.get_by_text("개인정보 보호법 제22조의2")).to_be_visible()
    await expect(page.locator("form.petitions__form--new button[type=submit]")).to_be_disabled()
    assert await barriers(page) == []
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await expect(page.get_by_text("어린이에게 알려요")).to_have_count(0)
    await page.get_by_role("radio", name="만 14세 미만이에요").check()
    await page.evaluate("() => localStorage.setItem('madang.language', 'en')")
    await page.reload()
    await page.get_by_role("radio", name="I am under 14").check()
    await expect(page.get_by_text("For children")).to_be_visible()
    assert await barriers(page) == []


async def test_a_child_in_a_talk_reads_what_it_talks_to_and_is_asked_on(service: Served, browser: Browser) -> None:
    citizen = await opens(browser, f"{service.url}/talk/complaints")
    await citizen.writes("저 초등학교 4학년인데요")
    await expect(citizen.page.get_by_text("저는 사람이 아니라 AI예요.").first).to_be_visible()
    await expect(citizen.page.get_by_text("무엇이 궁금해요?").first).to_be_visible()
    assert await barriers(citizen.page) == []
