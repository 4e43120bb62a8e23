"""A facility from the administrator's form to the waiting list: made, booked, waited for, given back, closed."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.narrow import PHONE
from tests.browser.people import opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

HALL, ADDRESS, FEE = "달빛강당 (예시)", "마포구 달빛로 1", "두 시간에 10,000원입니다."
SOURCE, LINK = "달빛강당 운영 공고 (예시)", "https://example.org/hall"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("facilities"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_who_waits_gets_the_place_that_another_gives_back(service: Served, browser: Browser) -> None:
    await _makes_the_hall(service, browser)
    first = await _opens_the_hall(service, browser)
    await _books(first, "김하늘", "010-1234-5678")
    await expect(first.get_by_role("article")).to_contain_text("예약됨")
    second = await _opens_the_hall(service, browser)
    await expect(second.get_by_text("대기 신청").first).to_be_visible()
    await _books(second, "이바다", "sea@example.org")
    await expect(second.get_by_role("article")).to_contain_text("대기 1번째")
    assert await barriers(second) == []
    code = (await second.get_by_role("article").get_by_role("heading").inner_text()).split()[-1]
    await first.get_by_role("button", name="예약 취소").click()
    await first.get_by_role("button", name="예약을 취소합니다").click()
    await expect(first.get_by_role("article")).to_contain_text("취소됨")
    mine = await _follows(service, browser, code, "이바다")
    await expect(mine).to_contain_text("예약됨")
    await expect(mine).to_contain_text("자리가 나서 예약되었습니다")
    await _closes_the_day(service, browser)
    await expect(await _follows(service, browser, code, "이바다")).to_contain_text("닫은 사유: 정전 공사")


async def test_every_page_is_for_everybody_in_english_on_a_phone(service: Served, browser: Browser) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        assert (await client.get("/api/facilities/moon-hall")).status_code == 200  # the story above made it
    page = (await opens(browser, service.url)).page
    for path, heading in (
        ("/facilities", "Book a facility"),
        ("/facilities/moon-hall", "Moonlight Hall (example)"),
        ("/facilities/mine", "My facility booking"),
    ):
        await _is_for_everybody_in_english(page, f"{service.url}{path}", heading)


async def _makes_the_hall(service: Served, browser: Browser) -> None:
    admin = await opens(browser, f"{service.url}/admin/facilities")
    await signs_in(admin, service.passwords["admin"], "admin")
    page = admin.page
    await expect(page.get_by_text("등록된 시설이 없습니다.")).to_be_visible()
    await page.get_by_role("link", name="시설 등록").click()
    await page.get_by_label("이름 (한국어)").fill(HALL)
    await page.get_by_label("이름 (영어)").fill("Moonlight Hall (example)")
    await page.get_by_role("textbox", name="ID").fill("moon-hall")
    await page.get_by_label("종류", exact=True).select_option("강당")
    await page.get_by_label("자치구").select_option("마포구")
    await page.get_by_label("주소 (한국어)").fill(ADDRESS)
    await page.get_by_label("주소 (영어)").fill("1 Dalbit-ro, Mapo-gu")
    await _says_the_source(page.get_by_role("group", name="이름·주소·운영 시간의 출처"))
    fact = page.get_by_role("group", name="안내 1", exact=True)
    await fact.get_by_label("한국어").fill(FEE)
    await fact.get_by_label("영어").fill("10,000 won for two hours.")
    await _says_the_source(fact)
    assert await barriers(page) == []
    await page.get_by_role("button", name="저장").click()
    await expect(page.get_by_role("cell", name=f"{HALL} moon-hall")).to_be_visible()
    assert await barriers(page) == []
    await _is_for_everybody_in_english(page, f"{service.url}/admin/facilities", "Facilities")
    await _is_for_everybody_in_english(page, f"{service.url}/admin/facilities/moon-hall", "Change a facility")


async def _says_the_source(group: Locator) -> None:
    await group.get_by_label("출처 이름").fill(SOURCE)
    await group.get_by_label("출처 주소").fill(LINK)
    await group.get_by_label("확인한 날").fill("2026-11-01")


async def _opens_the_hall(service: Served, browser: Browser) -> Page:
    page = (await opens(browser, f"{service.url}/facilities")).page
    await page.get_by_label("종류").select_option("강당")
    await page.get_by_label("자치구").select_option("마포구")
    assert await barriers(page) == []
    await page.get_by_role("link", name=HALL).click()
    about = page.get_by_role("region", name="시설 안내")
    await expect(about).to_contain_text(FEE)
    await expect(about.get_by_role("link", name=SOURCE).first).to_have_attribute("href", LINK)
    return page


async def _books(page: Page, name: str, contact: str) -> None:
    await page.get_by_role("group", name="시간").get_by_role("radio").first.check()
    await page.get_by_label("이용 인원").fill("4")
    await page.get_by_label("이용 목적").fill("합창 연습")
    await page.get_by_label("성명").fill(name)
    await page.get_by_label("전화번호 또는 전자우편").fill(contact)
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await page.get_by_label("동의합니다").check()
    assert await barriers(page) == []
    await page.get_by_role("button", name="예약하기").click()


async def _follows(service: Served, browser: Browser, code: str, name: str) -> Locator:
    page = (await opens(browser, f"{service.url}/facilities/mine?code={code}")).page
    await page.get_by_label("성명").fill(name)
    await page.get_by_role("button", name="확인하기").click()
    await expect(page.get_by_role("article")).to_be_visible()
    assert await barriers(page) == []
    return page.get_by_role("article")


async def _closes_the_day(service: Served, browser: Browser) -> None:
    async with httpx.AsyncClient(base_url=service.url) as client:
        slots: list[dict[str, Any]] = (await client.get("/api/facilities/moon-hall/slots")).json()
    staff = await opens(browser, f"{service.url}/desk/facilities")
    await signs_in(staff, service.passwords["staff"], "staff")
    page = staff.page
    await page.get_by_label("날짜").fill(slots[0]["starts_at"][:10])
    await expect(page.get_by_role("link", name="이○○")).to_be_visible()
    assert "이바다" not in await page.content()
    await page.get_by_role("button", name="하루 모두 닫기").click()
    await page.get_by_label("사유").fill("정전 공사")
    assert await barriers(page) == []
    await page.get_by_role("button", name="하루 닫기").click()
    await expect(page.get_by_text("사유: 정전 공사").first).to_be_visible()
    assert await barriers(page) == []
    await page.get_by_role("link", name="이○○").click()
    await expect(page.get_by_role("region", name="이용 내용")).to_contain_text("합창 연습")
    assert await barriers(page) == []
    await _is_for_everybody_in_english(page, page.url, "Booking")
    await _is_for_everybody_in_english(page, f"{service.url}/desk/facilities", "Desk")


async def _is_for_everybody_in_english(page: Page, url: str, heading: str) -> None:
    await page.set_viewport_size(PHONE)
    await page.evaluate("() => localStorage.setItem('madang.language', 'en')")
    await page.goto(url)
    await expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    assert await barriers(page) == []
