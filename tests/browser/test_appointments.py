"""An appointment from the choice of a time to the desk: booked, put in a calendar, moved, cancelled, and told apart."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar
from playwright.async_api import Browser, expect

from bench.serving import Served, served
from tests.browser.barriers import barriers
from tests.browser.chromium import loopback_settings
from tests.browser.people import opens, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

NAME = "김하늘"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    settings = loopback_settings(tmp_path_factory.mktemp("appointments"))
    with served(settings.model_copy(update={"voice": False, "load_starter": False})) as running:
        yield running


async def test_a_citizen_books_moves_and_cancels_an_appointment(
    service: Served, browser: Browser, tmp_path: Path
) -> None:
    page = (await opens(browser, f"{service.url}/appointments?counter=investment")).page
    await expect(page.get_by_role("radio", name="외국인투자 상담")).to_be_checked()
    await page.get_by_role("group", name="시간").get_by_role("radio").first.check()
    await page.get_by_label("상담하고 싶은 내용").fill("신고 절차")
    await page.get_by_label("어느 나라에서 오시나요?").fill("독일")
    await page.get_by_label("성명").fill(NAME)
    await page.get_by_label("전화번호 또는 전자우편").fill("010-1234-5678")
    await page.get_by_role("radio", name="만 14세 이상이에요").check()
    await page.get_by_label("동의합니다").check()
    assert await barriers(page) == []
    await page.get_by_role("button", name="예약하기").click()
    slip = page.get_by_role("article")
    await expect(slip).to_contain_text("예약됨")
    assert await barriers(page) == []
    async with page.expect_download() as download:
        await page.get_by_role("button", name="캘린더에 넣기").click()
    await (await download.value).save_as(tmp_path / "appointment.ics")
    event = Calendar.from_ical((tmp_path / "appointment.ics").read_bytes()).events[0]
    code = event.uid.partition("@")[0]
    await _moves_and_cancels(browser, f"{service.url}/appointments/mine?code={code}")


async def test_counselling_is_booked_with_a_nickname_and_no_words(service: Served, browser: Browser) -> None:
    page = (await opens(browser, f"{service.url}/appointments?counter=youth")).page
    await page.get_by_role("group", name="시간").get_by_role("radio").first.check()
    await page.get_by_label("별명").fill("별이")
    await expect(page.get_by_label("전화번호 또는 전자우편")).to_have_count(0)
    await expect(page.get_by_label("상담하고 싶은 내용")).to_have_count(0)
    await page.get_by_label("확인했습니다").check()
    assert await barriers(page) == []
    await page.get_by_role("button", name="예약하기").click()
    await expect(page.get_by_role("article")).to_contain_text("예약됨")
    await expect(page.get_by_role("article")).to_contain_text("예약번호와 별명")


async def _moves_and_cancels(browser: Browser, url: str) -> None:
    page = (await opens(browser, url)).page
    await page.get_by_label("성명").fill("이바다")
    await page.get_by_role("button", name="확인하기").click()
    await expect(page.get_by_role("alert")).to_contain_text("이 번호와 성명의 예약이 없습니다")
    await page.get_by_label("성명").fill(NAME)
    await page.get_by_role("button", name="확인하기").click()
    slip = page.get_by_role("article")
    before = await slip.locator("dd time").inner_text()
    await page.get_by_role("button", name="시간 옮기기").click()
    await page.get_by_role("group", name="시간").get_by_role("radio").last.check()
    assert await barriers(page) == []
    await page.get_by_role("button", name="이 시간으로 옮기기").click()
    await expect(slip.locator("dd time")).not_to_have_text(before)
    await page.get_by_role("button", name="예약 취소").click()
    assert await barriers(page) == []
    await page.get_by_role("button", name="예약을 취소합니다").click()
    await expect(slip).to_contain_text("취소됨")
    await page.get_by_role("button", name="English").first.click()
    await expect(slip).to_contain_text("Cancelled")
    assert await barriers(page) == []


async def _is_booked(service: Served) -> tuple[str, str]:
    """The code and the day of a talk about careers."""
    async with httpx.AsyncClient(base_url=service.url) as client:
        slots = (await client.get("/api/appointments/slots", params={"counter": "complaints"})).json()
        today = slots[0]["starts_at"][:10]  # late in the afternoon it has a single slot left: the desk needs two
        slot = next(slot for slot in slots if slot["starts_at"][:10] > today)
        who = {"name": NAME, "contact": "010-1234-5678", "consent": True, "brief": {"topic": "진로"}}
        body = {"counter": "complaints", "starts_at": slot["starts_at"], **who}
        booked = (await client.post("/api/appointments", json=body)).raise_for_status().json()
        return booked["code"], slot["starts_at"][:10]


async def test_the_desk_sees_the_day_opens_one_and_closes_a_time(service: Served, browser: Browser) -> None:
    code, day = await _is_booked(service)
    staff = await opens(browser, f"{service.url}/desk/appointments")
    await signs_in(staff, service.passwords["staff"], "staff")
    page = staff.page
    await page.get_by_role("combobox", name="상담 창구").click()
    await page.get_by_role("option", name="민원 상담").click()
    await page.get_by_label("날짜").fill(day)
    await expect(page.get_by_role("link", name="김○○")).to_be_visible()
    assert NAME not in await page.content()
    assert await barriers(page) == []
    await page.get_by_role("button", name="17:00~17:30 예약 닫기").click()
    await expect(page.get_by_text("닫음: staff")).to_be_visible()
    booked = page.get_by_role("row", name="김○○")
    await booked.get_by_role("button", name="예약 닫기").click()
    closing = page.get_by_role("alert", name="예약 닫기")
    await closing.get_by_role("button", name="예약 닫기").click()
    await expect(closing).to_contain_text("사유를")
    assert await barriers(page) == []
    await closing.get_by_role("textbox").fill("담당자 교육")
    await closing.get_by_role("button", name="예약 닫기").click()
    await expect(booked).to_contain_text("사유: 담당자 교육")
    assert await barriers(page) == []
    theirs = (await opens(browser, f"{service.url}/appointments/mine?code={code}")).page
    await theirs.get_by_label("성명").fill(NAME)
    await theirs.get_by_role("button", name="확인하기").click()
    await expect(theirs.get_by_text("닫은 사유: 담당자 교육")).to_be_visible()
    assert await barriers(theirs) == []
    await page.get_by_role("link", name="김○○").click()
    await expect(page.get_by_role("heading", name=code)).to_be_visible()
    await expect(page.get_by_text(NAME)).to_be_visible()
    await expect(page.get_by_role("region", name="미리 알려 주신 내용")).to_contain_text("진로")
    assert await barriers(page) == []
    await page.get_by_role("button", name="예약 취소").click()
    await page.get_by_role("button", name="예약을 취소합니다").click()
    await expect(page.get_by_text("취소됨")).to_be_visible()
