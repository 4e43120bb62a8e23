"""People in front of real pages: a citizen who speaks, a person at the desk, and those who keep the procedures."""

from __future__ import annotations

import base64
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from app.settings import CHECKOUT

SCRIPTS = tuple(Path(__file__).with_name(name) for name in ("microphone.js", "ear.js"))
RECORDINGS = CHECKOUT / "tests" / "fixtures" / "speech"
PATIENCE_MS = 60_000  # of two shared cores that draw, hear and speak at once
WORD = 0.001  # energy of a short word, as WebRTC counts it
HUM_HERTZ = 6_000  # as in `ear.js`
NEW_PASSWORD = "a-long-enough-passphrase-7"

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a page of their own."""

    page: Page

    async def says(self, recording: str) -> float:
        """Speaks into the microphone; returns when that is over, with its first audible moment (ms since 1970)."""
        sound = base64.b64encode((RECORDINGS / f"{recording}.flac").read_bytes()).decode()
        said = await self.page.evaluate("sound => window.__microphone.say(sound)", sound)
        await self.waits(said["seconds"])
        return float(said["audibleAt"])

    async def waits(self, seconds: float) -> None:
        await self.page.evaluate("ms => new Promise(done => setTimeout(done, ms))", seconds * 1000)

    async def writes(self, text: str) -> None:
        """Types into the talk and sends."""
        box = self.page.get_by_role("textbox", name="메시지")
        await box.fill(text)
        await box.press("Enter")

    async def hears_more_than(self, energy: float) -> None:
        """Returns once sound has arrived at the receiver since `energy` was read."""
        heard = await self.page.evaluate(
            "([energy, patience]) => window.__microphone.hearsMoreThan(energy, patience)", [energy + WORD, PATIENCE_MS]
        )
        assert heard, "nothing was heard"


@asynccontextmanager
async def hummed(person: Person) -> AsyncGenerator[None]:
    """A faint tone in the microphone that tells it from every other voice."""
    await person.page.evaluate("hertz => { window.__hush = window.__microphone.hum(hertz); }", HUM_HERTZ)
    yield
    await person.page.evaluate("() => window.__hush()")


async def hears_hum(person: Person) -> float:
    """Waits until the tone of `hummed` is heard here, and says when (ms since 1970)."""
    heard_at = await person.page.evaluate("patience => window.__ear.hearsHum(patience)", PATIENCE_MS)
    assert heard_at is not None, "the other's microphone was never heard"
    return float(heard_at)


async def opens_small(browser: Browser, url: str) -> Person:
    """In a small window: two cores draw the avatar, hear and speak at once, and a large one starves the sound."""
    return await opens(browser, url, width=800, height=600)


async def opens(browser: Browser, url: str, *, width: int = 1280, height: int = 860) -> Person:
    """A fresh person: no cookie, a silent microphone."""
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale="ko-KR", permissions=["microphone", "notifications"]
    )
    context.set_default_timeout(PATIENCE_MS)
    for script in SCRIPTS:
        await context.add_init_script(path=script)
    page = await context.new_page()
    await page.goto(url)
    return Person(page)


async def signs_in(person: Person, one_time_password: str, name: str) -> None:
    """First sign-in, with the change of password that it asks for."""
    page = person.page
    await page.get_by_label("계정 이름").fill(name)
    await page.locator("input[autocomplete=current-password]").fill(one_time_password)
    await page.get_by_role("button", name="로그인", exact=True).click()
    await page.get_by_label("받은 일회용 비밀번호").fill(one_time_password)
    for again in range(2):
        await page.locator("input[autocomplete=new-password]").nth(again).fill(NEW_PASSWORD)
    await page.get_by_role("button", name="비밀번호 바꾸기").click()
    await expect(page.get_by_role("button", name="비밀번호 바꾸기")).to_have_count(0)


async def sound_energy(person: Person) -> float:
    """What the page has received and played of the other side's sound, summed since it connected (WebRTC)."""
    return float(await person.page.evaluate("() => window.__microphone.heardEnergy()"))


async def writes_and_reads(page: Page, text: str) -> None:
    """A message in a talk, and waits until it is answered."""
    answers = page.locator("article.answer[data-status]")
    before = await answers.count()
    await page.locator("textarea").first.fill(text)
    await page.locator("textarea").first.press("Enter")
    await expect(answers).to_have_count(before + 1)
