"""An opinion from the form to the published matter: sent without a name, read by staff with the keyboard, counted."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import Person, opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

PHONE = 360
BUSES = (
    "심야버스 노선을 늘리면 좋겠습니다.",
    "심야버스 노선이 너무 적어서 불편합니다.",
    "심야버스 노선이 있어서 참 든든합니다.",
)
MARKUP = "<img src=x onerror=\"document.title='broken'\"><b>심야버스</b> 광고입니다."


@pytest.fixture
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("opinions"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_three_opinions_become_a_matter_once_a_person_approved_them(service: Served, browser: Browser) -> None:
    citizen = (await opens(browser, f"{service.url}/opinions")).page
    await expect(citizen.get_by_text("아직 보여 드릴 주제가 없습니다")).to_be_visible()
    assert await barriers(citizen) == []
    await citizen.get_by_role("link", name="의견 보내기").click()
    assert await barriers(citizen) == []
    for number, text in enumerate((*BUSES, MARKUP)):
        await _sends(citizen, text, ("제안", "비판", "칭찬", "제안")[number])
    assert await barriers(citizen) == []
    staff = await _at_the_desk(browser, service)
    await _reads_with_the_keyboard(staff.page)
    await citizen.goto(f"{service.url}/opinions")
    matter = citizen.get_by_role("article")
    await expect(matter).to_contain_text("의견 3건")
    await expect(matter).to_contain_text("제안 1")
    await expect(citizen.get_by_text("지금까지 승인된 의견 3건")).to_be_visible()
    assert "광고입니다" not in await citizen.content()
    assert await barriers(citizen) == []
    await _names_the_matter(staff.page)
    await _reads_in_english_on_a_phone(browser, service)


async def _sends(page: Page, text: str, kind: str) -> None:
    await page.get_by_role("radio", name=kind).check()
    await page.get_by_label("분야").select_option(label="교통")
    await page.get_by_label("의견", exact=True).fill(text)
    await page.get_by_role("button", name="의견 보내기").click()
    await expect(page.get_by_role("heading", name="의견을 받았습니다")).to_be_focused()
    await page.get_by_role("button", name="다른 의견 보내기").click()


async def _at_the_desk(browser: Browser, service: Served) -> Person:
    staff = await opens(browser, f"{service.url}/desk/opinions")
    await signs_in(staff, service.passwords["staff"], "staff")
    await expect(staff.page.get_by_text("검토 대기 4")).to_be_visible()
    assert await barriers(staff.page) == []
    return staff


async def _reads_with_the_keyboard(page: Page) -> None:
    """Approves the first three and declines the fourth, whose markup is text."""
    for left in (3, 2, 1):
        await page.keyboard.press("Alt+KeyY")
        await expect(page.get_by_text(f"검토 대기 {left}")).to_be_visible()
        await expect(page.get_by_role("article").first).to_be_focused()
    await expect(page.get_by_role("article")).to_contain_text(MARKUP)
    assert "broken" not in await page.title()
    await page.keyboard.press("Alt+KeyN")
    await expect(page.get_by_role("menuitem", name="욕설·비방")).to_be_focused()
    for _ in range(2):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("반려 1")).to_be_visible()
    await page.get_by_text("반려 1").click()
    await page.get_by_text("기록 1건").click()
    await expect(page.get_by_role("article")).to_contain_text("staff · 반려 (광고)")
    assert await barriers(page) == []


async def _names_the_matter(page: Page) -> None:
    await page.get_by_role("tab", name="주제").click()
    await expect(page.get_by_role("table", name="주제")).to_contain_text("공개")
    assert await barriers(page) == []
    async with page.expect_download() as download:
        await page.get_by_role("link", name="내려받기").click()
    sheet = (await (await download.value).path()).read_text("utf-8-sig")
    assert [line.split(",")[2] for line in sheet.splitlines()] == ["의견 수", "3"]
    await page.get_by_role("table", name="주제").get_by_role("link").click()
    await page.get_by_label("주제 이름").fill("심야버스")
    await page.get_by_role("button", name="이름 저장").click()
    await expect(page.get_by_role("heading", name="심야버스", exact=True)).to_be_visible()
    assert await barriers(page) == []


async def _reads_in_english_on_a_phone(browser: Browser, service: Served) -> None:
    page = (await opens(browser, f"{service.url}/opinions", width=PHONE, height=740)).page
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("article")).to_contain_text("3 opinions")
    await expect(page.get_by_role("heading", name="심야버스")).to_be_visible()
    assert await barriers(page) == []
    await page.get_by_role("link", name="Send an opinion").click()
    await expect(page.get_by_role("heading", name="Send the mayor an opinion")).to_be_visible()
    assert await barriers(page) == []


async def test_a_petition_and_a_person_in_danger_are_told_what_helps(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/opinions/new")).page
    await page.get_by_label("의견", exact=True).fill("집 앞 가로등을 고쳐 주세요.")
    await page.get_by_role("button", name="의견 보내기").click()
    await expect(page.get_by_role("link", name="민원 신청하기")).to_have_attribute("href", "/petitions/new")
    assert await barriers(page) == []
    await page.get_by_label("의견", exact=True).fill("이제 그만 살고 싶습니다.")
    await page.get_by_role("button", name="의견 보내기").click()
    await expect(page.get_by_role("link", name="109 전화하기")).to_have_attribute("href", "tel:109")
    await expect(page.get_by_role("button", name="위험한 사람은 없습니다")).to_have_count(0)
    assert await barriers(page) == []
    async with httpx.AsyncClient(base_url=service.url) as client:
        assert (await client.get("/api/opinions")).json()["opinions"] == 0
