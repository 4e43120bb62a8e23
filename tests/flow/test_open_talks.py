"""How many talks there may be, when a silent one ends, and how a stopping service lets the others end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.service import let_talks_end
from app.talks.registry import CLOSED_TALKS_KEPT_SECONDS, TalkLimits
from core.errors import NotFound, ServiceFull, TooManyAttempts
from tests.fakes.counter import KIM, Counter, Reply, ScriptedAgent, ScriptedEars, turn
from tests.flow.citizen import visiting

pytestmark = pytest.mark.looptime


def limits(*, in_all: int = 9, per_address: int = 9, per_minute: int = 9) -> TalkLimits:
    return TalkLimits(in_all, per_address, per_minute, idle_seconds=600.0)


async def test_one_too_many_in_all_is_told_how_long_to_wait() -> None:
    house = Counter(limits=limits(in_all=2))
    first = house.open_talk(address="1")
    house.open_talk(address="2")
    with pytest.raises(ServiceFull) as refusal:
        house.open_talk(address="3")
    assert refusal.value.retry_after_seconds == 30
    first.close("citizen")
    house.open_talk(address="3")


async def test_one_address_has_its_own_limit() -> None:
    house = Counter(limits=limits(per_address=1))
    house.open_talk(address="1")
    with pytest.raises(ServiceFull):
        house.open_talk(address="1")
    house.open_talk(address="2")


async def test_opening_in_a_row_is_refused_until_the_minute_is_over() -> None:
    house = Counter(limits=limits(per_minute=2))
    house.open_talk().close("citizen")
    await asyncio.sleep(20)
    house.open_talk().close("citizen")
    with pytest.raises(TooManyAttempts) as refusal:
        house.open_talk()
    assert refusal.value.retry_after_seconds == 41
    await asyncio.sleep(refusal.value.retry_after_seconds)
    house.open_talk()


async def test_a_refused_talk_does_not_count_as_an_opening() -> None:
    house = Counter(limits=limits(per_address=1, per_minute=2))
    talk = house.open_talk()
    for _ in range(5):
        with pytest.raises(ServiceFull):
            house.open_talk()
    talk.close("citizen")
    house.open_talk()


async def test_an_unknown_official_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="`complaints`"):
        Counter().open_talk("mayor")


async def test_a_silent_talk_is_closed_after_its_time_and_forgotten_later() -> None:
    house = Counter()
    talk = house.open_talk()
    await swept(house, 599)
    assert not talk.closed
    await swept(house, 10)
    assert house.ledger.closings == ["idle"]
    assert house.talks.find(talk.id) is talk
    await swept(house, CLOSED_TALKS_KEPT_SECONDS + 10)
    with pytest.raises(NotFound):
        house.talks.find(talk.id)


async def test_a_word_keeps_a_talk_open() -> None:
    house = Counter()
    talk = house.open_talk()
    await swept(house, 500)
    talk.heard_partial("음")
    await swept(house, 500)
    assert not talk.closed


async def test_a_talk_that_a_person_drives_is_never_idle() -> None:
    house = Counter()
    talk = house.open_talk()
    house.persons.call(talk)
    house.desk.accept(talk.id, KIM)
    await swept(house, 2_000)
    assert not talk.closed


async def test_who_waits_for_a_person_before_the_screen_is_not_sent_away() -> None:
    house = Counter()
    house.desk.set_duty(KIM, on=True)
    watched, left = house.open_talk(), house.open_talk()
    house.persons.call(watched)
    house.persons.call(left)
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(house.record(watched))
        await swept(house, 2_000)
        assert (watched.closed, left.closed) == (False, True)
        watching.cancel()
    await swept(house, 100)
    assert watched.closed
    assert house.desk.list.waiting() == []


async def test_addresses_are_forgotten_after_their_minute() -> None:
    house = Counter()
    house.open_talk(address="203.0.113.9")
    await swept(house, 70)
    assert "203.0.113.9" not in house.talks._openings  # pyright: ignore[reportPrivateUsage]


async def test_a_stopping_service_lets_the_answer_be_spoken_to_its_end() -> None:
    house = Counter(
        ScriptedAgent({"물음": Reply(("가나다라마바사아자차" * 3,))}), ears=ScriptedEars(turn(1, "물음", 3))
    )
    async with visiting(house) as (_, talk):
        await asyncio.sleep(3.5)
        await let_talks_end(stopping(house, grace_seconds=20))
        assert 6.0 <= house.clock.monotonic() <= 6.2
        assert talk.closed
    assert [row[2] for row in house.ledger.on_record] == [False]
    assert house.ledger.closings == ["shutdown"]


async def test_a_stopping_service_waits_no_longer_than_its_grace() -> None:
    house = Counter(ScriptedAgent({"물음": Reply(("가" * 500,))}), ears=ScriptedEars(turn(1, "물음", 3)))
    async with visiting(house):
        await asyncio.sleep(3.5)
        await let_talks_end(stopping(house, grace_seconds=5))
        assert 8.5 <= house.clock.monotonic() <= 8.7
    assert [row[2] for row in house.ledger.on_record] == [True]


async def test_a_stopping_service_takes_no_new_talk() -> None:
    house = Counter()
    await let_talks_end(stopping(house, grace_seconds=5))
    with pytest.raises(ServiceFull) as refusal:
        house.open_talk()
    assert refusal.value.retry_after_seconds == 60


async def swept(house: Counter, seconds: float) -> None:
    """Time passes, with the sweep that runs beside it."""
    async with asyncio.TaskGroup() as tasks:
        sweep = tasks.create_task(house.talks.sweep())
        await asyncio.sleep(seconds)
        sweep.cancel()


@dataclass(frozen=True, slots=True)
class Settled:
    """A ledger that has written everything."""

    async def settle(self) -> None:
        return None


def stopping(house: Counter, *, grace_seconds: float) -> Any:
    settings = SimpleNamespace(shutdown_grace_seconds=grace_seconds)
    return cast("Any", SimpleNamespace(talks=house.talks, clock=house.clock, settings=settings, ledger=Settled()))
