"""Walking from official to official on one line, coming back, and being refused with a clear word."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from app.talks.registry import TalkLimits
from core.errors import Conflict, NotFound, ServiceFull, TooManyAttempts
from core.speech import Language, SpeechEvent
from rtc import rtvi
from rtc.protocols import VisitRequest
from tests.fakes.counter import Counter, Reply, ScriptedAgent, ScriptedEars, line, official, turn
from tests.fakes.line import FakeLine
from tests.flow.citizen import on_line, send, visiting

pytestmark = pytest.mark.looptime


def counter(*timetables: list[tuple[float, SpeechEvent]]) -> Counter:
    return Counter(
        ScriptedAgent({"물음": Reply(("답입니다",)), "길게": Reply(("하나 둘셋넷다섯",))}),
        ScriptedAgent(about=official("youth")),
        ears=ScriptedEars(*timetables),
    )


async def test_the_greeting_is_spoken_once_when_the_client_is_ready() -> None:
    house = counter()
    async with visiting(house) as (mouth, _):
        send(mouth, "client-ready", version="2.0.0")
        send(mouth, "client-ready", version="2.0.0")
        await asyncio.sleep(5)
    assert mouth.played == ["안녕"]


async def test_a_citizen_who_comes_back_is_not_greeted_again() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        send(mouth, "client-ready")
        await asyncio.sleep(3)
        async with on_line(house, VisitRequest(session=talk.id)) as again:
            send(again, "client-ready")
            await asyncio.sleep(3)
            assert again.played == []
            assert mouth.closed


async def test_a_talk_that_began_in_writing_is_not_greeted() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        talk.ask("물음", via="text")
        send(mouth, "client-ready")
        await asyncio.sleep(3)
    assert mouth.played == []


async def test_the_later_of_two_lines_has_the_talk_even_when_the_earlier_one_ends_after_it() -> None:
    house = counter()
    async with visiting(house) as (_, talk):
        async with on_line(house, VisitRequest(session=talk.id)) as again:
            await asyncio.sleep(1)
            assert house.visits.book.find(talk.id) is again
            send(again, "send-text", content="물음")
            await asyncio.sleep(3)
            assert again.played == ["답입니다"]
        assert house.visits.book.find(talk.id) is None


async def test_the_ears_hear_the_language_of_the_talk_that_goes_on() -> None:
    house = counter()
    talk = house.open_talk(language="en")
    async with on_line(house, VisitRequest(session=talk.id, language="ko")):
        await asyncio.sleep(1)
    assert house.ears.languages == ["en"]


class Terms:
    """Names whom it was asked for."""

    def hint(self, official_id: str, language: Language) -> str:
        return f"{official_id} {language}"


async def test_the_ears_expect_the_terms_of_the_official_that_is_talked_to_at_that_moment() -> None:
    house = Counter(ScriptedAgent(), ScriptedAgent(about=official("youth")), vocabulary=Terms())
    async with on_line(house, VisitRequest(space="lobby")) as mouth:
        await asyncio.sleep(1)
        hint = house.ears.hint
        assert hint is not None
        assert hint() == ""
        send(mouth, "client-message", t="approach", d={"official": "complaints"})
        await asyncio.sleep(1)
        assert hint() == "complaints ko"
        send(mouth, "client-message", t="approach", d={"official": "youth"})
        await asyncio.sleep(1)
        assert hint() == "youth ko"


async def test_walking_up_starts_a_talk_and_walking_on_ends_it() -> None:
    house = counter()
    async with on_line(house, VisitRequest(space="lobby", client_address="9.9.9.9")) as mouth:
        send(mouth, "client-message", t="approach", d={"official": "complaints"})
        await asyncio.sleep(3)
        (first,) = house.talks.open
        assert (first.official_id, first.address) == ("complaints", "9.9.9.9")
        send(mouth, "client-message", t="approach", d={"official": "youth"})
        await asyncio.sleep(3)
        (second,) = house.talks.open
        assert second.official_id == "youth"
        send(mouth, "client-message", t="leave", d={})
        await asyncio.sleep(1)
        assert house.talks.open == []
        assert not mouth.closed
    assert mouth.played == ["안녕", "안녕"]
    assert house.ledger.closings == ["citizen", "citizen"]


async def test_walking_away_in_the_middle_of_a_word_silences_the_avatar_and_what_was_heard_is_kept() -> None:
    house = counter()
    async with on_line(house, VisitRequest(official="complaints")) as mouth:
        send(mouth, "send-text", content="길게")
        await asyncio.sleep(0.3)
        send(mouth, "client-message", t="leave", d={})
        await asyncio.sleep(1)
    assert mouth.hushes == 1
    assert house.ledger.on_record == [("길게", "하나", True)]


async def test_an_unknown_official_is_refused_and_the_talk_at_hand_goes_on() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        send(mouth, "client-message", t="approach", d={"official": "nobody"})
        await asyncio.sleep(1)
        assert not talk.closed
    assert errors(mouth) == ["not_found"]


@pytest.mark.parametrize("data", [{"t": "dance", "d": {}}, {"t": "approach", "d": 7}, {"t": "approach", "d": None}])
async def test_a_step_that_is_none_is_answered_with_an_error(data: dict[str, object]) -> None:
    house = counter()
    async with visiting(house) as (mouth, _):
        send(mouth, "client-message", **data)
        await asyncio.sleep(1)
    assert errors(mouth) in (["invalid_input"], ["not_found"])


async def test_a_text_with_nobody_to_answer_is_refused() -> None:
    house = counter()
    async with on_line(house, VisitRequest(space="lobby")) as mouth:
        send(mouth, "send-text", content="물음")
        await asyncio.sleep(1)
    assert errors(mouth) == ["conflict"]


async def test_a_text_that_is_too_long_is_refused_on_the_data_channel_as_well() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        send(mouth, "send-text", content="가" * 4_001)
        await asyncio.sleep(1)
        assert talk.turns == []
    assert errors(mouth) == ["text_too_long"]


async def test_stop_silences_the_avatar_and_puts_the_heard_words_on_record() -> None:
    house = counter()
    async with visiting(house) as (mouth, _):
        send(mouth, "send-text", content="물음")
        await asyncio.sleep(0.1)
        send(mouth, "client-message", t="stop", d={})
        await asyncio.sleep(3)
    assert house.ledger.on_record == [("물음", "", True)]


async def test_goodbye_closes_the_line() -> None:
    house = counter()
    async with visiting(house) as (mouth, _):
        send(mouth, "disconnect-bot")
        await asyncio.sleep(1)
        assert mouth.closed


async def test_a_switch_silences_the_one_and_greets_with_the_other() -> None:
    house = counter(turn(10.0, "물음", 12.0))
    async with visiting(house) as (mouth, talk):
        send(mouth, "client-ready")
        await asyncio.sleep(3)
        talk.switch(house.talks.agent("youth"))
        await asyncio.sleep(20)
        assert [turn.text for turn in talk.turns] == ["물음", "물음 답"]
    assert mouth.played == ["안녕", "안녕", "물음 답"]
    opened = [happened["official"] for _, happened in house.events if happened["type"] == "talk-opened"]
    assert opened == ["complaints", "youth"]


async def test_a_line_is_refused_with_the_time_to_wait_when_every_place_is_taken() -> None:
    house = Counter(limits=TalkLimits(in_all=2, per_address=1, opens_per_minute=9, idle_seconds=60))
    visit = VisitRequest(space="lobby")
    async with house.visits.admit(visit, "1.1.1.1"):
        with pytest.raises(ServiceFull) as here:
            await house.visits.admit(visit, "1.1.1.1").__aenter__()
        async with house.visits.admit(visit, "2.2.2.2"):
            with pytest.raises(ServiceFull) as in_all:
                await house.visits.admit(visit, "3.3.3.3").__aenter__()
    assert (here.value.retry_after_seconds, in_all.value.retry_after_seconds) == (30, 30)
    assert house.visits.open_lines == 0


async def test_of_two_offers_for_the_last_place_the_second_is_refused_at_once() -> None:
    house = Counter(limits=TalkLimits(in_all=1, per_address=1, opens_per_minute=9, idle_seconds=60))
    first = replace(VisitRequest(official="complaints"), client_address="1.1.1.1")
    async with house.visits.admit(first, "1.1.1.1"):
        with pytest.raises(ServiceFull):
            await house.visits.admit(VisitRequest(official="complaints"), "1.1.1.1").__aenter__()
        with pytest.raises(ServiceFull):
            house.open_talk(address="2.2.2.2")
        async with on_line(house, first):
            assert len(house.talks.open) == 1
    house.open_talk(address="2.2.2.2")


async def test_a_line_to_a_talk_that_is_over_or_never_was_is_refused() -> None:
    house = counter()
    talk = house.open_talk()
    talk.close("citizen")
    with pytest.raises(Conflict):
        await house.visits.admit(VisitRequest(session=talk.id), "").__aenter__()
    with pytest.raises(NotFound):
        await house.visits.admit(VisitRequest(session="never"), "").__aenter__()
    with pytest.raises(NotFound):
        await house.visits.admit(VisitRequest(official="nobody"), "").__aenter__()


async def test_opening_too_fast_is_refused_on_a_line_as_over_http() -> None:
    house = Counter(limits=TalkLimits(in_all=9, per_address=9, opens_per_minute=1, idle_seconds=60))
    house.open_talk(address="1.1.1.1")
    with pytest.raises(TooManyAttempts) as refusal:
        await house.visits.admit(VisitRequest(official="complaints"), "1.1.1.1").__aenter__()
    assert refusal.value.retry_after_seconds == 61


async def test_a_visit_that_finds_no_place_any_more_is_told_why_before_the_line_closes() -> None:
    house = counter()
    house.talks.accepting = False
    mouth = line()
    await house.visits(mouth, VisitRequest(official="complaints"))
    (refusal,) = [rtvi.from_wire(message) for message in mouth.sent]
    assert isinstance(refusal, rtvi.Error)
    assert (refusal.code, refusal.fatal) == ("service_full", True)


async def test_a_visit_to_a_talk_that_was_deleted_meanwhile_is_told_so() -> None:
    house = counter()
    mouth = line()
    await house.visits(mouth, VisitRequest(session="deleted"))
    (refusal,) = [rtvi.from_wire(message) for message in mouth.sent]
    assert isinstance(refusal, rtvi.Error)
    assert (refusal.code, refusal.fatal) == ("not_found", True)


async def test_a_talk_whose_line_never_came_up_gives_its_place_back() -> None:
    house = Counter(limits=TalkLimits(in_all=1, per_address=1, opens_per_minute=9, idle_seconds=60))
    async with on_line(house, VisitRequest(official="complaints")):
        await asyncio.sleep(1)
        assert len(house.talks.open) == 1
    assert house.ledger.closings == ["dropped"]
    house.open_talk()


async def test_a_talk_that_had_begun_outlives_its_line() -> None:
    house = counter()
    async with on_line(house, VisitRequest(official="complaints")) as mouth:
        send(mouth, "client-ready")
        await asyncio.sleep(1)
    assert len(house.talks.open) == 1


def errors(mouth: FakeLine) -> list[str]:
    found = [rtvi.from_wire(message) for message in mouth.sent]
    return [data.code for data in found if isinstance(data, rtvi.ErrorResponse)]
