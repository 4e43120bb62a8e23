"""A talk that the official ends: what the citizen sees, how they begin anew, and the report at the desk."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.async_api import Browser, expect

from bench.serving import Served, served
from tests.browser.axe import grave_violations
from tests.browser.chromium import loopback_settings
from tests.browser.narrow import too_wide_for_a_phone
from tests.browser.people import opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

CURSE = "꺼져 병신아"
REFUSED = "이 요청은 도와드릴 수 없어요"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Without voice and starter set: nothing need be known to end a talk."""
    settings = loopback_settings(tmp_path_factory.mktemp("ended"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_the_official_ends_a_talk_and_the_citizen_may_begin_anew(service: Served, browser: Browser) -> None:
    citizen = await opens(browser, f"{service.url}/talk/complaints")
    page = citizen.page
    for number in range(1, 5):
        await citizen.writes(CURSE)
        await expect(page.get_by_text(REFUSED)).to_have_count(number)
    await expect(page.get_by_text("한 번 더 이어지면 상담을 마칠 수밖에 없어요")).to_be_visible()
    await expect(page.get_by_text("민원 처리에 관한 법률 시행령은")).to_be_visible()
    await citizen.writes(CURSE)
    await expect(page.get_by_text("여기서 마칠게요").first).to_be_visible()
    await expect(page.get_by_text("욕설이 경고 뒤에도 이어져서 상담관이 대화를 마쳤어요")).to_be_visible()
    await expect(page.get_by_role("textbox", name="메시지")).to_have_count(0)
    assert await grave_violations(page) == []
    assert await too_wide_for_a_phone(page) == []
    await page.get_by_role("button", name="새 대화 시작하기").click()
    await expect(page.get_by_role("textbox", name="메시지")).to_be_visible()
    await expect(page.get_by_text(CURSE)).to_have_count(0)


async def test_the_desk_has_the_report_without_a_word(service: Served, browser: Browser) -> None:
    staff = await opens(browser, f"{service.url}/desk")
    await signs_in(staff, service.passwords["staff"], "staff")
    page = staff.page
    await page.get_by_role("tab", name="마친 상담").click()
    report = page.get_by_role("row").filter(has_text="욕설")
    await expect(report).to_contain_text("거절 → 거절 → 거절 → 거절 → 거절")
    await expect(page.get_by_text(CURSE)).to_have_count(0)
    assert await grave_violations(page) == []
    assert await too_wide_for_a_phone(page) == []
