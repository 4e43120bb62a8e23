"""A person's own voice: to the citizen with moving lips, to the transcript, and no further than the person drives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import numpy as np
import pytest

from app.staff_line import ACCOUNT, StaffLine
from app.talks.talk import Talk
from core.audio import HEARING_RATE_HZ, AudioFrame
from core.errors import Forbidden
from core.speech import SpeechEvent
from desk.announcements import TEXTS
from rtc.protocols import VisitRequest
from tests.fakes.counter import KIM, LEE, Counter, ScriptedEars, line, turn
from tests.fakes.line import FakeLine
from tests.flow.citizen import on_line, visiting

pytestmark = pytest.mark.looptime


@asynccontextmanager
async def served(
    *staff_says: tuple[float, SpeechEvent],
) -> AsyncGenerator[tuple[Counter, Talk, FakeLine, FakeLine, asyncio.Task[None]]]:
    """A citizen on a line, served by Kim on another one."""
    house = Counter()
    async with visiting(house) as (citizen, talk), asyncio.TaskGroup() as tasks:
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        staff = line()
        session = StaffLine(house.talks, house.visits.book, ScriptedEars(staff_says))
        driving = tasks.create_task(session(staff, kims(talk)))
        await asyncio.sleep(0.01)
        yield house, talk, citizen, staff, driving
        staff.hang_up()


def kims(talk: Talk) -> VisitRequest:
    return VisitRequest(session=talk.id, extra={ACCOUNT: "kim"})


def voiced(starts: float, hertz: float = 200.0, *, loud: float = 8_000) -> AudioFrame:
    """20 ms of a buzz with harmonics, as a vowel has."""
    at = (np.arange(320) + starts * HEARING_RATE_HZ) / HEARING_RATE_HZ
    sound = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 8))
    return AudioFrame((loud * np.asarray(sound) / 3).astype(np.int16), HEARING_RATE_HZ, starts)


async def test_both_hear_each_other() -> None:
    async with served() as (_, _, citizen, staff, _):
        staff.arrive(voiced(0.0))
        citizen.arrive(voiced(0.0, 300.0))
        await asyncio.sleep(0.1)
        assert (len(citizen.passed_on), len(staff.passed_on)) == (1, 1)


async def test_the_lips_move_with_the_persons_voice_and_rest_in_its_pauses() -> None:
    async with served() as (_, _, citizen, staff, _):
        for place in range(100):
            staff.arrive(voiced(place * 0.02, loud=8_000 if place % 50 < 25 else 10))
            await asyncio.sleep(0.02)
        shapes = [viseme.shape for viseme in citizen.lips]
        times = [viseme.at_seconds for viseme in citizen.lips]
    assert set(shapes) - {"sil"}
    assert shapes.count("sil") >= 2
    assert times == sorted(times)
    assert 0.0 <= times[0] < 0.2


async def test_what_the_person_says_stands_in_the_transcript() -> None:
    async with served(*turn(5.0, "제가 확인해 드릴게요", 7.0)) as (house, talk, _, _, _):
        await asyncio.sleep(10)
        assert talk.turns[-1].text == "제가 확인해 드릴게요"
    assert house.moments("staff-said") == [(7.0, "제가 확인해 드릴게요")]


async def test_the_first_word_of_the_person_cuts_the_announcement_short() -> None:
    async with served(*turn(0.4, "안녕하세요", 1.5)) as (house, talk, citizen, _, _):
        assert talk.voice is not None
        await asyncio.sleep(0.2)
        assert talk.voice.speaking
        await asyncio.sleep(0.3)
        assert not talk.voice.speaking
        assert citizen.played[-1] == TEXTS["taken"]["ko"]
        assert house.clock.monotonic() < 2.0


async def test_handing_back_ends_the_line() -> None:
    async with served() as (house, talk, citizen, staff, driving):
        house.desk.hand_back(talk.id, KIM)
        await asyncio.sleep(0.1)
        assert driving.done()
        staff.arrive(voiced(0.0))
        await asyncio.sleep(0.1)
        assert citizen.passed_on == []


async def test_the_end_of_the_talk_ends_the_line() -> None:
    async with served() as (_, talk, _, _, driving):
        talk.close("citizen")
        await asyncio.sleep(0.1)
        assert driving.done()


async def test_a_staff_line_that_is_gone_ends_its_session_and_the_person_still_drives() -> None:
    async with served() as (_, talk, _, staff, driving):
        staff.hang_up()
        await asyncio.sleep(0.1)
        assert driving.done()
        assert talk.driver.account_id == "kim"


async def test_when_another_person_drives_the_first_ones_microphone_is_off() -> None:
    async with served() as (house, talk, citizen, staff, driving):
        house.floor.take(talk.id, LEE)
        await asyncio.sleep(0.1)
        assert driving.done()
        staff.arrive(voiced(0.0))
        await asyncio.sleep(0.1)
        assert citizen.passed_on == []


async def test_who_handed_back_while_connecting_is_not_heard() -> None:
    house = Counter()
    async with visiting(house) as (citizen, talk):
        staff = line()
        session = StaffLine(house.talks, house.visits.book, ScriptedEars())
        await session(staff, kims(talk))
        assert citizen.passed_on == []


async def test_only_who_drives_may_connect() -> None:
    house = Counter()
    talk = house.open_talk()
    session = StaffLine(house.talks, house.visits.book, ScriptedEars())
    house.floor.take(talk.id, LEE)
    with pytest.raises(Forbidden):
        await session.admit(kims(talk), "").__aenter__()
    house.floor.take(talk.id, KIM)
    async with session.admit(kims(talk), ""):
        pass


async def test_a_citizen_who_comes_back_on_another_line_is_joined_again() -> None:
    async with served() as (house, talk, citizen, staff, _):
        citizen.hang_up()
        await asyncio.sleep(0.1)
        async with on_line(house, VisitRequest(session=talk.id)) as again:
            await asyncio.sleep(0.1)
            staff.arrive(voiced(0.0))
            again.arrive(voiced(0.0))
            await asyncio.sleep(0.1)
            assert (len(again.passed_on), len(staff.passed_on)) == (1, 1)


async def test_a_citizen_who_wrote_and_then_turns_on_the_voice_is_joined() -> None:
    house = Counter()
    talk = house.open_talk()
    house.persons.call(talk)
    house.desk.accept(talk.id, KIM)
    staff = line()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(StaffLine(house.talks, house.visits.book, ScriptedEars())(staff, kims(talk)))
        await asyncio.sleep(1)
        async with on_line(house, VisitRequest(session=talk.id)) as citizen:
            await asyncio.sleep(0.1)
            staff.arrive(voiced(0.0))
            await asyncio.sleep(0.1)
            assert len(citizen.passed_on) == 1
        staff.hang_up()


async def test_a_page_that_is_loaded_anew_replaces_the_old_line() -> None:
    house = Counter()
    async with visiting(house) as (citizen, talk), asyncio.TaskGroup() as tasks:
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        first, second = line(), line()
        session = StaffLine(house.talks, house.visits.book, ScriptedEars())
        tasks.create_task(session(first, kims(talk)))
        await asyncio.sleep(0.1)
        tasks.create_task(session(second, kims(talk)))
        await asyncio.sleep(0.1)
        assert first.closed
        second.arrive(voiced(0.0))
        await asyncio.sleep(0.1)
        assert len(citizen.passed_on) == 1
        second.hang_up()
