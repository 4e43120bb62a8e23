"""A person's own voice: to the citizen with moving lips, to the transcript, and no further than the person drives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import numpy as np
import pytest

from app.staff_line import Seat, StaffLine
from app.talks.talk import Talk
from core.accounts import Account
from core.audio import HEARING_RATE_HZ, AudioFrame
from core.errors import Conflict
from core.speech import Language, SpeechEvent
from desk.admitted import CHECK_SECONDS
from desk.announcements import TEXTS
from desk.desk import DROP_GRACE_SECONDS
from rtc.protocols import VisitRequest
from tests.fakes.counter import KIM, LEE, Counter, ScriptedEars, line, turn
from tests.fakes.line import FakeLine
from tests.flow.citizen import on_line, visiting

pytestmark = pytest.mark.looptime


@dataclass(slots=True)
class Staff:
    """People at the desk of one house, on lines of their own."""

    house: Counter
    session: StaffLine
    tasks: asyncio.TaskGroup
    signed_in: set[str] = field(default_factory=lambda: {"kim", "lee"})
    lines: list[FakeLine] = field(default_factory=list[FakeLine])

    async def opens_line(self, person: Account = KIM) -> tuple[FakeLine, asyncio.Task[None]]:
        """Comes on duty with a line; its session is the task."""
        self.house.desk.set_duty(person, on=True)
        opened = line()
        self.lines.append(opened)

        async def still() -> bool:
            return person.id in self.signed_in

        session = self.tasks.create_task(self.session(opened, VisitRequest(extra=Seat(person.id, still).as_extra())))
        await asyncio.sleep(0.01)
        return opened, session

    def takes(self, talk: Talk, person: Account = KIM) -> None:
        self.house.persons.call(talk)
        self.house.desk.accept(talk.id, person)


@asynccontextmanager
async def staffed(*staff_says: tuple[float, SpeechEvent]) -> AsyncGenerator[Staff]:
    """A house with nobody on duty yet; every line is hung up at the end."""
    house = Counter()
    async with asyncio.TaskGroup() as tasks:
        session = StaffLine(house.talks, house.visits.book, ScriptedEars(staff_says), house.desk)
        staff = Staff(house, session, tasks)
        yield staff
        for opened in staff.lines:
            opened.hang_up()


@asynccontextmanager
async def served(
    *staff_says: tuple[float, SpeechEvent],
) -> AsyncGenerator[tuple[Staff, Talk, FakeLine, FakeLine, asyncio.Task[None]]]:
    """A citizen on a line, served by Kim on another one, which was open before."""
    async with staffed(*staff_says) as staff, visiting(staff.house) as (citizen, talk):
        kims, session = await staff.opens_line()
        staff.takes(talk)
        await asyncio.sleep(0.01)
        yield staff, talk, citizen, kims, session


def voiced(starts: float, hertz: float = 200.0, *, loud: float = 8_000) -> AudioFrame:
    """20 ms of a buzz with harmonics, as a vowel has."""
    at = (np.arange(320) + starts * HEARING_RATE_HZ) / HEARING_RATE_HZ
    sound = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 8))
    return AudioFrame((loud * np.asarray(sound) / 3).astype(np.int16), HEARING_RATE_HZ, starts)


async def exchanged(citizen: FakeLine, staff: FakeLine) -> tuple[int, int]:
    """A frame of each microphone: how many reach the citizen, and the person."""
    before = len(citizen.passed_on), len(staff.passed_on)
    staff.arrive(voiced(0.0))
    citizen.arrive(voiced(0.0, 300.0))
    await asyncio.sleep(0.1)
    return len(citizen.passed_on) - before[0], len(staff.passed_on) - before[1]


BOTH, NEITHER = (1, 1), (0, 0)


async def test_both_hear_each_other() -> None:
    async with served() as (_, _, citizen, kims, _):
        assert await exchanged(citizen, kims) == BOTH


class Terms:
    """Names whom it was asked for."""

    def hint(self, official_id: str, language: Language) -> str:
        return f"{official_id} {language}"


async def test_a_persons_words_are_heard_with_the_terms_of_the_official_that_the_person_drives() -> None:
    house, ears = Counter(), ScriptedEars()
    async with asyncio.TaskGroup() as tasks, visiting(house) as (_, talk):
        session = StaffLine(house.talks, house.visits.book, ears, house.desk, vocabulary=Terms())
        staff = Staff(house, session, tasks)
        kims, _ = await staff.opens_line()
        staff.takes(talk)
        await asyncio.sleep(1)
        assert ears.hint is not None
        assert ears.hint() == f"{talk.official_id} {talk.language}"
        kims.hang_up()


async def test_nothing_passes_before_the_person_drives() -> None:
    async with staffed(*turn(0.5, "혼잣말", 2.0)) as staff, visiting(staff.house) as (citizen, talk):
        kims, _ = await staff.opens_line()
        staff.house.persons.call(talk)
        await asyncio.sleep(10)
        assert await exchanged(citizen, kims) == NEITHER
        assert staff.house.moments("staff-said") == []


async def test_what_was_said_before_is_not_heard_afterwards() -> None:
    async with staffed() as staff, visiting(staff.house) as (citizen, talk):
        kims, _ = await staff.opens_line()
        for place in range(200):
            kims.arrive(voiced(place * 0.02))
        staff.takes(talk)
        await asyncio.sleep(1)
        assert citizen.passed_on == []


async def test_the_lips_move_with_the_persons_voice_and_rest_in_its_pauses() -> None:
    async with served() as (_, _, citizen, kims, _):
        for place in range(100):
            kims.arrive(voiced(place * 0.02, loud=8_000 if place % 50 < 25 else 10))
            await asyncio.sleep(0.02)
        shapes = [viseme.shape for viseme in citizen.lips]
        times = [viseme.at_seconds for viseme in citizen.lips]
    assert set(shapes) - {"sil"}
    assert shapes.count("sil") >= 2
    assert times == sorted(times)
    assert 0.0 <= times[0] < 0.2


async def test_what_the_person_says_stands_in_the_transcript() -> None:
    async with served(*turn(5.0, "제가 확인해 드릴게요", 7.0)) as (staff, talk, _, _, _):
        await asyncio.sleep(10)
        assert talk.turns[-1].text == "제가 확인해 드릴게요"
        assert [text for _, text in staff.house.moments("staff-said")] == ["제가 확인해 드릴게요"]


async def test_the_first_word_of_the_person_cuts_the_announcement_short() -> None:
    async with served(*turn(0.4, "안녕하세요", 1.5)) as (staff, talk, citizen, _, _):
        assert talk.voice is not None
        await asyncio.sleep(0.2)
        assert talk.voice.speaking
        await asyncio.sleep(0.3)
        assert not talk.voice.speaking
        assert citizen.played[-1] == TEXTS["taken"]["ko"]
        assert staff.house.clock.monotonic() < 2.0


async def test_handing_back_parts_the_two_and_keeps_the_line() -> None:
    async with served() as (staff, talk, citizen, kims, session):
        staff.house.desk.hand_back(talk.id, KIM)
        await asyncio.sleep(0.1)
        assert await exchanged(citizen, kims) == NEITHER
        assert not session.done()


async def test_the_end_of_the_talk_parts_the_two_and_keeps_the_line() -> None:
    async with served() as (_, talk, citizen, kims, session):
        talk.close("citizen")
        await asyncio.sleep(0.1)
        assert await exchanged(citizen, kims) == NEITHER
        assert not session.done()


async def test_the_next_citizen_is_joined_on_the_same_line() -> None:
    async with served() as (staff, talk, first, kims, _):
        talk.close("citizen")
        async with visiting(staff.house, "complaints") as (second, another):
            staff.takes(another)
            await asyncio.sleep(0.1)
            assert await exchanged(second, kims) == BOTH
            assert await exchanged(first, kims) == (0, 0)


async def test_a_citizen_who_is_handed_back_and_taken_again_at_once_is_joined_again() -> None:
    async with served() as (staff, talk, citizen, kims, _):
        for _ in range(3):
            staff.house.desk.hand_back(talk.id, KIM)
            staff.takes(talk)
        await asyncio.sleep(0.1)
        assert await exchanged(citizen, kims) == BOTH


async def test_a_staff_line_that_is_gone_ends_its_session_and_the_person_still_drives() -> None:
    async with served() as (_, talk, _, kims, session):
        kims.hang_up()
        await asyncio.sleep(0.1)
        assert session.done()
        assert talk.driver.account_id == "kim"


async def test_a_line_that_is_opened_in_the_middle_of_a_talk_is_joined() -> None:
    async with served() as (staff, _, citizen, kims, _):
        kims.hang_up()
        again, _ = await staff.opens_line()
        await asyncio.sleep(0.1)
        assert await exchanged(citizen, again) == BOTH


async def test_when_another_person_drives_the_first_ones_microphone_is_off() -> None:
    async with served() as (staff, talk, citizen, kims, _):
        lees, _ = await staff.opens_line(LEE)
        staff.house.desk.hand_back(talk.id, KIM)
        staff.takes(talk, LEE)
        await asyncio.sleep(0.1)
        assert await exchanged(citizen, lees) == BOTH
        before = len(citizen.passed_on)
        kims.arrive(voiced(0.0))
        await asyncio.sleep(0.1)
        assert (len(citizen.passed_on), kims.passed_on) == (before, [])


async def test_only_who_is_on_duty_may_open_a_line() -> None:
    async with staffed() as staff:

        async def still() -> bool:
            return True

        visit = VisitRequest(extra=Seat("kim", still).as_extra())
        with pytest.raises(Conflict):
            await staff.session.admit(visit, "").__aenter__()
        staff.house.desk.set_duty(KIM, on=True)
        async with staff.session.admit(visit, ""):
            pass


def goes_off_duty(staff: Staff) -> None:
    staff.house.desk.set_duty(KIM, on=False)


def signs_out(staff: Staff) -> None:
    staff.signed_in.remove("kim")


def drops(staff: Staff) -> None:
    staff.house.desk.watch_once()


@pytest.mark.parametrize("leaves", [goes_off_duty, signs_out, drops])
async def test_the_line_ends_with_the_right_to_it(leaves: Callable[[Staff], None]) -> None:
    async with staffed() as staff:
        _, session = await staff.opens_line()
        await asyncio.sleep(DROP_GRACE_SECONDS)
        assert not session.done()
        leaves(staff)
        await asyncio.sleep(CHECK_SECONDS + 0.1)
        assert session.done()
        assert staff.house.desk.line_of("kim") is None


async def test_a_line_that_comes_when_the_person_has_just_gone_ends_at_once() -> None:
    async with staffed() as staff:
        staff.house.desk.set_duty(KIM, on=True)
        staff.house.desk.set_duty(KIM, on=False)
        opened = line()

        async def still() -> bool:
            return True

        await staff.session(opened, VisitRequest(extra=Seat("kim", still).as_extra()))
        assert not opened.closed


async def test_a_citizen_who_comes_back_on_another_line_is_joined_again() -> None:
    async with served() as (staff, talk, citizen, kims, _):
        citizen.hang_up()
        await asyncio.sleep(0.1)
        async with on_line(staff.house, VisitRequest(session=talk.id)) as again:
            await asyncio.sleep(0.1)
            assert await exchanged(again, kims) == BOTH


async def test_a_citizen_whose_old_line_is_not_missed_yet_is_joined_on_the_new_one() -> None:
    async with served() as (staff, talk, citizen, kims, _):
        for _ in range(3):
            async with on_line(staff.house, VisitRequest(session=talk.id)) as again:
                await asyncio.sleep(0.1)
                assert citizen.closed
                assert await exchanged(again, kims) == BOTH


async def test_a_citizen_who_wrote_and_then_turns_on_the_voice_is_joined() -> None:
    async with staffed() as staff:
        talk = staff.house.open_talk()
        kims, _ = await staff.opens_line()
        staff.takes(talk)
        await asyncio.sleep(1)
        async with on_line(staff.house, VisitRequest(session=talk.id)) as citizen:
            await asyncio.sleep(0.1)
            assert await exchanged(citizen, kims) == BOTH


async def test_of_lines_that_are_opened_one_upon_the_other_only_the_last_is_joined() -> None:
    async with served() as (staff, _, citizen, first, session):
        second, replaced = await staff.opens_line()
        third, standing = await staff.opens_line()
        await asyncio.sleep(0.1)
        assert [task.done() for task in (session, replaced, standing)] == [True, True, False]
        assert await exchanged(citizen, third) == BOTH
        for gone in (first, second):
            before = len(citizen.passed_on)
            gone.arrive(voiced(0.0))
            await asyncio.sleep(0.1)
            assert (len(citizen.passed_on), gone.passed_on) == (before, [])
