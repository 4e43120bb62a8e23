"""The whole story in real browsers: a spoken question, a cited answer, a person steps in, a change is heard."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bench.serving import Served
from tests.browser.keepers import SOURCE, publishes_it, writes_a_procedure
from tests.browser.people import Person, hears_hum, hummed, opens, opens_small, signs_in, sound_energy

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

TRIES = 3
HELPS = re.compile(r"도와\s*드리겠습니다")  # heard in one word or in two: both are written


async def test_a_spoken_question_is_answered_aloud_with_its_source_and_a_person_can_step_in(
    service: Served, browser: Browser
) -> None:
    citizen = await _greeted(browser, service)
    await _asks_and_hears_the_deadline(citizen)
    await _asks_back_and_hears_the_fine(citizen)
    await _asks_what_nothing_answers(citizen)

    staff = await opens(browser, f"{service.url}/desk")
    await signs_in(staff, service.passwords["staff"], "staff")
    await _comes_on_duty(staff)
    await citizen.page.get_by_role("button", name="사람과 이야기하기").last.click()
    await _accepts_after_reading(staff)
    await _speaks_through_the_avatar(citizen, staff)
    await _hands_back(citizen, staff)

    await writes_a_procedure(browser, service)
    await publishes_it(browser, service)
    await _next_citizen_hears_of_it(browser, service)


async def _greeted(browser: Browser, service: Served) -> Person:
    """The page says that this is AI before the first word; the greeting is heard."""
    citizen = await opens_small(browser, f"{service.url}/")
    await expect(citizen.page.get_by_text("인공지능(AI)").first).to_be_visible()
    await citizen.page.get_by_role("link", name="다온").first.click()
    await citizen.page.get_by_role("button", name="말로 묻기").click()
    await expect(citizen.page.get_by_role("button", name="음성 끝내기")).to_be_visible()
    await citizen.hears_more_than(0.0)
    return citizen


async def _asks_and_hears_the_deadline(citizen: Person) -> None:
    before = await sound_energy(citizen)
    await _says_until_heard(citizen, "question_ko", "14일 이내")
    log = _log(citizen.page)
    await expect(log).to_contain_text("전입")  # what was recognised
    await expect(log).to_contain_text("주민등록법 제16조")
    await expect(citizen.page.locator(".caption")).to_contain_text("14일")
    await citizen.hears_more_than(before)
    await expect(citizen.page.get_by_text("듣고 있어요. 말씀하세요").first).to_be_visible()


async def _asks_back_and_hears_the_fine(citizen: Person) -> None:
    await _says_until_heard(citizen, "late_ko", "5만원 이하", or_writes="그럼 늦으면 어떻게 되나요?")
    await expect(_log(citizen.page)).to_contain_text("주민등록법 제40조")
    await expect(citizen.page.get_by_text("듣고 있어요. 말씀하세요").first).to_be_visible()


async def _says_until_heard(citizen: Person, recording: str, answer: str, *, or_writes: str = "") -> None:
    """Says it again where it was misheard, and writes at last: two cores that draw, hear and speak at once lose sound.

    What is heard without a loss is `tests/speech`'s.
    """
    answers = citizen.page.locator("article.answer[data-status]")
    for _ in range(TRIES - 1):
        before = await answers.count()
        await citizen.says(recording)
        await expect(answers.nth(before)).to_be_visible()
        if any(answer in text for text in (await answers.all_inner_texts())[before:]):
            return
        await expect(citizen.page.get_by_text("듣고 있어요. 말씀하세요").first).to_be_visible()
    if or_writes:
        await citizen.writes(or_writes)
    else:
        await citizen.says(recording)
    await expect(_log(citizen.page)).to_contain_text(answer)


async def _asks_what_nothing_answers(citizen: Person) -> None:
    await citizen.says("unknown_ko")
    await expect(_log(citizen.page)).to_contain_text("확인된 자료가 없어")


async def _comes_on_duty(staff: Person) -> None:
    await staff.page.get_by_role("switch").first.click(force=True)
    await expect(staff.page.get_by_text("응대할 준비가 됐어요")).to_be_visible()


async def _accepts_after_reading(staff: Person) -> None:
    """The summary stands with the passages that were used."""
    await staff.page.get_by_role("link", name="직원 요청").first.click()
    await expect(staff.page.get_by_text("주민등록법 제16조").first).to_be_visible()
    await staff.page.get_by_role("button", name="상담 받기").click()
    await expect(staff.page.get_by_role("button", name="AI에게 돌려주기")).to_be_visible()


async def _speaks_through_the_avatar(citizen: Person, staff: Person) -> None:
    """His microphone is the avatar's voice; the badge says that a person speaks."""
    await expect(citizen.page.locator(".stage__driver.badge--person")).to_be_visible()
    await expect(staff.page.get_by_text("음성 연결됨").first).to_be_visible()
    async with hummed(staff), asyncio.TaskGroup() as tasks:
        tasks.create_task(hears_hum(citizen))
        tasks.create_task(staff.says("staff_ko"))
    await expect(citizen.page.locator(".bubble--staff").filter(has_text=HELPS)).to_be_visible()


async def _hands_back(citizen: Person, staff: Person) -> None:
    await staff.page.get_by_role("button", name="AI에게 돌려주기").click()
    await staff.page.get_by_role("button", name="돌려주기", exact=True).click()
    await expect(citizen.page.locator(".stage__driver.badge--ai")).to_be_visible()
    told = _log(citizen.page).get_by_text("14일 이내")
    before = await told.count()
    await _says_until_heard(citizen, "question_ko", "14일 이내")
    assert await told.count() > before


async def _next_citizen_hears_of_it(browser: Browser, service: Served) -> None:
    """Aloud, though it was written: a line is up."""
    citizen = await _greeted(browser, service)
    before = await sound_energy(citizen)
    await citizen.writes("달빛정원 야간 이용은 언제까지 신청하나요?")
    await expect(_log(citizen.page)).to_contain_text("이용 3일 전까지")
    await expect(_log(citizen.page)).to_contain_text(SOURCE)
    await citizen.hears_more_than(before)


def _log(page: Page) -> Locator:
    return page.get_by_role("main", name="대화 내용")
