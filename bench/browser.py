"""What only a browser can show: lips against sound, barge-in at the ear, a staff member's first word."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, expect

from app.settings import Settings
from bench.results import Result, figure, this_command, this_machine
from bench.serving import Served, served
from retrieval.claim import copy_index

# The people and their microphones are those of the browser tests.
from tests.browser.chromium import loopback_settings, open_chromium
from tests.browser.people import Person, hears_hum, hummed, opens, opens_small, signs_in, sound_energy
from tests.fakes.starter_search import index_of_starter

PATIENCE_MS = 20_000
INTO_THE_ANSWER_SECONDS = 0.8
NOTE_CLICK = """() => {
    const note = () => { window.__clickedAt = window.__ear.now(); };
    window.addEventListener("click", note, { capture: true, once: true });
}"""
QUESTIONS = ("전입신고는 언제까지 해야 하나요?", "전입신고가 늦으면 과태료가 얼마예요?", "전입신고는 어디에서 하나요?")


async def measure(settings: Settings, interruptions: int, acceptances: int) -> Result:
    """One citizen who interrupts answer after answer, and one who is accepted again and again."""
    machine = this_machine()
    with tempfile.TemporaryDirectory(dir=settings.var_dir) as folder:
        copy_index(index_of_starter(), Path(folder) / "madang.index")
        with served(loopback_settings(Path(folder))) as service:
            async with open_chromium() as browser:
                citizen = await _on_the_line(browser, service)
                silences = [await _interrupted(citizen, QUESTIONS[i % len(QUESTIONS)]) for i in range(interruptions)]
                offsets = await citizen.page.evaluate("() => window.__madang.lipOffsets.map(each => each.offset_ms)")
                words = await _first_words(browser, service, citizen, acceptances)
    figures = (
        figure("lips against the sound, either way", [abs(offset) for offset in offsets], p95=45),
        figure("barge-in: first sound to silence at the ear", silences, p95=300),
        figure("accept to the staff's first word at the citizen", words, most=2_000),
    )
    return Result("browser", figures, machine, this_command("bench"))


async def _on_the_line(browser: Browser, service: Served) -> Person:
    citizen = await opens_small(browser, f"{service.url}/talk/complaints?measure=1")
    await citizen.page.get_by_role("button", name="말로 묻기").click()
    await citizen.hears_more_than(0.0)
    return citizen


async def _interrupted(citizen: Person, question: str) -> float:
    """Milliseconds from the citizen's first audible sample to the moment at which the page is silent."""
    before = await sound_energy(citizen)
    await citizen.writes(question)
    await citizen.hears_more_than(before)
    await expect(citizen.page.get_by_text("말하고 있어요").first).to_be_visible()
    await citizen.waits(INTO_THE_ANSWER_SECONDS)
    await citizen.page.evaluate("() => { window.__ear.mutedAt = null; }")
    audible_at = await citizen.says("unfinished_ko")
    muted = await citizen.page.wait_for_function("() => window.__ear.mutedAt", timeout=PATIENCE_MS)
    await expect(citizen.page.get_by_text("듣고 있어요. 말씀하세요").first).to_be_visible()
    return float(await muted.json_value()) - audible_at


async def _first_words(browser: Browser, service: Served, citizen: Person, count: int) -> list[float]:
    staff = await opens(browser, f"{service.url}/desk")
    await signs_in(staff, service.passwords["staff"], "staff")
    await staff.page.get_by_role("switch").first.click(force=True)
    return [await _accepted(citizen, staff) for _ in range(count)]


async def _accepted(citizen: Person, staff: Person) -> float:
    """Milliseconds from the click that accepts, as the page sees it, to the person's voice at the citizen.

    Who accepts speaks at once. What the driver of the browser waits for before it clicks is not counted.
    """
    await citizen.page.get_by_role("button", name="사람과 이야기하기").last.click()
    await staff.page.get_by_role("link", name="직원 요청").first.click()
    accept = staff.page.get_by_role("button", name="상담 받기")
    await expect(accept).to_be_visible()
    await staff.page.evaluate(NOTE_CLICK)
    async with hummed(staff), asyncio.TaskGroup() as tasks:
        hearing = tasks.create_task(hears_hum(citizen))
        tasks.create_task(staff.says("staff_ko"))
        await accept.click()
        clicked_at = float(await staff.page.evaluate("() => window.__clickedAt"))
    await staff.page.get_by_role("button", name="AI에게 돌려주기").click()
    await staff.page.get_by_role("button", name="돌려주기", exact=True).click()
    await expect(citizen.page.get_by_text("AI 상담관").first).to_be_visible()
    return hearing.result() - clicked_at
