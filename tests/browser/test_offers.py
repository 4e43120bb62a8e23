"""What an official offers in a talk is a link away: a facility with free hours, and the page of opinions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator

import pytest
from playwright.async_api import Browser, expect

from app.settings import CHECKOUT
from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """With the facilities of the example file, which do not exist."""
    folder = tmp_path_factory.mktemp("offers")
    command = [sys.executable, "-m", "app.cli", "facilities", "import", "docs/facilities.example.toml"]
    subprocess.run(["env", f"MADANG_VAR_DIR={folder}", *command], cwd=CHECKOUT, check=True, capture_output=True)
    settings = loopback_settings(folder)
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_a_facility_and_the_opinions_are_offered_with_a_link(service: Served, browser: Browser) -> None:
    citizen = await opens(browser, f"{service.url}/talk/complaints")
    page = citizen.page
    await citizen.writes("배드민턴장 예약하고 싶어요")
    await expect(page.get_by_text("가장 빠른 시간은 서울 시각으로").first).to_be_visible()
    book = page.get_by_role("link", name="시간 고르고 시설 예약하기")
    await expect(book).to_be_visible()
    await citizen.writes("시장님께 의견을 보내고 싶어요")
    await expect(page.get_by_role("link", name="시장에게 의견 보내기")).to_have_attribute("href", "/opinions/new")
    assert await barriers(page) == []
    path = await book.get_attribute("href")
    await page.goto(f"{service.url}{path}")
    await expect(page.get_by_role("group", name="시간")).to_be_visible()
