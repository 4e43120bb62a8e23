"""Two citizens in the lobby: each sees the other move, and what is said at a counter stays there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

import pytest
from playwright.async_api import Browser, expect

from bench.serving import Served
from tests.browser.people import WORD, Person, opens, sound_energy

pytestmark = [pytest.mark.browser, pytest.mark.models, pytest.mark.timeout(600)]

SILENCE = 1e-6
"""Of a minute: the line that is up carries silence, whose last bit flickers."""


class Body(TypedDict):
    """Where somebody is drawn, in metres."""

    id: int
    name: str
    x: float
    z: float
    mine: bool


@dataclass(frozen=True, slots=True)
class Visitor(Person):
    """Somebody in the lobby."""

    name: str

    async def sees(self, name: str) -> Body:
        """Waits until somebody of this name is drawn."""
        seen = await self.page.wait_for_function(
            "name => window.__madangWorld?.().find(body => body.name === name)", arg=name
        )
        return await seen.json_value()

    async def sees_moving(self, before: Body, metres: float) -> None:
        """Waits until the body is drawn that far from where it was."""
        await self.page.wait_for_function(
            """([before, metres]) => {
                const now = window.__madangWorld().find(body => body.id === before.id);
                return now && Math.hypot(now.x - before.x, now.z - before.z) >= metres;
            }""",
            arg=[before, metres],
        )


async def test_two_citizens_see_each_other_move_and_a_talk_is_heard_at_its_counter_alone(
    service: Served, browser: Browser
) -> None:
    asking, strolling = await _enters(browser, service, "느티나무"), await _enters(browser, service, "소나무")
    asking_before, strolling_before = await strolling.sees("느티나무"), await asking.sees("소나무")

    await strolling.page.keyboard.down("KeyA")
    await asking.sees_moving(strolling_before, 1.0)
    await strolling.page.keyboard.up("KeyA")

    await asking.page.get_by_role("button", name="다온").first.click()
    await strolling.sees_moving(asking_before, 1.0)
    await expect(asking.page.get_by_role("heading", name="다온")).to_be_visible()
    await asking.writes("전입신고는 언제까지 해야 하나요?")
    await expect(asking.page.get_by_role("main", name="대화 내용")).to_contain_text("14일 이내")
    await asking.hears_more_than(0.0)
    assert await sound_energy(strolling) < SILENCE < WORD < await sound_energy(asking)


async def _enters(browser: Browser, service: Served, name: str) -> Visitor:
    """By voice: a line is up, and silent until a counter is reached."""
    person = await opens(browser, f"{service.url}/world?measure=1", width=960, height=600)
    await person.page.get_by_role("textbox", name="로비에서 쓸 이름").fill(name)
    await person.page.get_by_role("button", name="말하며 들어가기").click()
    visitor = Visitor(person.page, name)
    await visitor.sees(name)
    await visitor.page.wait_for_function("() => window.__microphone.connected()")
    return visitor
