"""One avatar, two drivers: asking for a person, the takeover, the words both ways, the hand-back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.answers import HandoffRequested
from core.errors import Conflict
from core.speech import SpeechEvent
from desk.announcements import TEXTS
from tests.fakes.counter import KIM, Counter, Reply, ScriptedAgent, ScriptedEars, noise, turn
from tests.flow.citizen import send, visiting

pytestmark = pytest.mark.looptime

LONG = ("전입신고는 이사한 날부터 14일", "주민센터에서 합니다")
COMES = "담당자를 불러 드리겠습니다"
WAITING, UNATTENDED = TEXTS["waiting"]["ko"], TEXTS["unattended"]["ko"]
TAKEN, BACK = TEXTS["taken"]["ko"], TEXTS["handed_back"]["ko"]


def counter(*heard: tuple[float, SpeechEvent]) -> Counter:
    wants = HandoffRequested("citizen_asked", "complaints", "전입신고를 물었습니다.")
    script = {"전입신고": Reply(LONG), "사람 불러 줘요": Reply((COMES,), status="handed_over", handoff=wants)}
    return Counter(ScriptedAgent(script), ears=ScriptedEars(heard))


async def test_the_official_says_its_answer_to_the_end_before_the_wait_is_announced() -> None:
    house = counter(*turn(1.0, "사람 불러 줘요", 3.0))
    house.desk.set_duty(KIM, on=True)
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(20)
    assert mouth.played == [COMES, WAITING]
    assert mouth.hushes == 0
    assert house.ledger.on_record == [("사람 불러 줘요", COMES, False)]


async def test_with_nobody_on_duty_it_is_said_at_once_with_hours_and_a_callback() -> None:
    house = counter(*turn(1.0, "사람 불러 줘요", 3.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(20)
    (queue,) = [happened for _, happened in house.events if happened["type"] == "queue"]
    assert queue == {
        "type": "queue",
        "state": "unattended",
        "position": 1,
        "people_on_duty": 0,
        "hours": "월-금 09:00-18:00",
        "callback_offered": True,
    }
    assert mouth.played[-1] == UNATTENDED


async def test_a_person_takes_over_in_the_middle_of_a_sentence_and_the_ai_falls_silent() -> None:
    house = counter(*turn(1.0, "전입신고", 3.0))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(3.6)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(10)
    assert mouth.played == [LONG[0], TAKEN]
    assert house.moments("heard", "driver", "announcement") == [
        (3.6, UNATTENDED),
        (3.6, "전입신고는"),
        (3.6, "person"),
        (3.6, TAKEN),
    ]


async def test_a_cough_after_the_takeover_does_not_bring_the_ais_sentence_back() -> None:
    house = counter(*turn(1.0, "전입신고", 3.0), *noise(3.4, 5.0), *noise(8.0, 8.5))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(3.6)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(20)
    assert LONG[1] not in mouth.played
    assert mouth.played.count(LONG[0]) == 1


async def test_words_are_relayed_both_ways_and_the_ai_answers_again_after_the_hand_back() -> None:
    house = counter(*turn(10.0, "제 서류는요", 12.0), *turn(30.0, "전입신고", 32.0))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(1)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(14)
        house.desk.say(talk.id, KIM, "확인했습니다")
        await asyncio.sleep(5)
        house.desk.hand_back(talk.id, KIM)
        await asyncio.sleep(30)
    assert house.moments("citizen-said", "relayed", "staff-said", "driver") == [
        (1.0, "person"),
        (12.0, "제 서류는요"),
        (12.0, "None"),
        (15.0, "확인했습니다"),
        (20.0, "ai"),
        (32.0, "전입신고"),
    ]
    assert mouth.played == [TAKEN, "확인했습니다", BACK, *LONG]
    assert [row[0] for row in house.ledger.on_record] == ["전입신고"]


async def test_what_a_person_typed_just_before_handing_back_is_said_to_its_end() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(1)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(14)
        house.desk.say(talk.id, KIM, "확인했습니다")
        await asyncio.sleep(0.3)
        house.desk.hand_back(talk.id, KIM)
        await asyncio.sleep(10)
    assert mouth.played == [TAKEN, "확인했습니다", BACK]
    assert mouth.hushes == 1  # of the takeover


async def test_a_typed_text_while_a_person_drives_is_relayed_from_the_data_channel_too() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        send(mouth, "send-text", content="여기 있어요")
        await asyncio.sleep(1)
        assert [turn.text for turn in talk.turns] == ["여기 있어요"]
    assert len(house.moments("relayed")) == 1


async def test_the_persons_typed_sentences_are_said_one_after_the_other() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(20)
        house.desk.say(talk.id, KIM, "하나")
        house.desk.say(talk.id, KIM, "둘")
        await asyncio.sleep(5)
    assert mouth.played[-2:] == ["하나", "둘"]


async def test_what_the_person_types_while_the_citizen_speaks_is_said_when_the_citizen_is_done() -> None:
    house = counter(*turn(10.0, "제 서류는요", 14.0))
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(12)
        house.desk.say(talk.id, KIM, "하나")
        house.desk.say(talk.id, KIM, "둘")
        await asyncio.sleep(1)
        assert mouth.played == [TAKEN]
        await asyncio.sleep(7)
    assert mouth.played == [TAKEN, "하나", "둘"]
    assert house.moments("staff-said", "relayed") == [(12.0, "하나"), (12.0, "둘"), (14.0, "None")]


@pytest.mark.parametrize("typed", [True, False])
async def test_a_citizen_who_has_a_word_cuts_one_sentence_of_the_person_short_and_not_those_behind_it(
    typed: bool,
) -> None:
    house = counter(*([] if typed else turn(10.5, "잠깐만요", 11.5)))
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(10)
        house.desk.say(talk.id, KIM, "주민센터로 오시면 됩니다")
        house.desk.say(talk.id, KIM, "신분증도요")
        await asyncio.sleep(0.6)
        if typed:
            send(mouth, "send-text", content="잠깐만요")
        await asyncio.sleep(9)
    assert mouth.played == [TAKEN, "주민센터로 오시면 됩니다", "신분증도요"]
    assert len(house.moments("relayed")) == 1


async def test_a_takeover_while_the_citizen_speaks_is_announced_when_the_citizen_is_done() -> None:
    house = counter(*turn(10.0, "전입신고", 14.0))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(11)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(2)
        assert mouth.played == []
        await asyncio.sleep(7)
    assert mouth.played == [TAKEN]


async def test_what_is_announced_while_the_citizen_speaks_is_said_before_the_answer() -> None:
    house = counter(*turn(10.0, "전입신고", 14.0))
    house.desk.set_duty(KIM, on=True)
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(11)
        house.persons.call(talk)
        await asyncio.sleep(20)
    assert mouth.played == [WAITING, *LONG]


async def test_a_citizen_who_hangs_up_while_served_stays_with_the_person_and_is_served_on_the_next_line() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        mouth.hang_up()
        await asyncio.sleep(1)
        assert talk.driver.account_id == "kim"
        house.desk.say(talk.id, KIM, "들리세요")
        assert talk.turns[-1].text == "들리세요"


async def test_the_goodbye_of_the_person_is_spoken_although_the_talk_is_over() -> None:
    house = counter()
    async with visiting(house) as (mouth, talk):
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(10)
        house.desk.close(talk.id, KIM)
        await asyncio.sleep(10)
        assert mouth.played[-1] == TEXTS["closing"]["ko"]
        assert talk.closed
    assert house.ledger.closings == ["staff"]


async def test_nobody_is_called_to_a_talk_that_is_over() -> None:
    house = counter()
    talk = house.open_talk()
    talk.close("citizen")
    with pytest.raises(Conflict):
        house.persons.call(talk)
    assert house.desk.list.waiting() == []


async def test_asking_for_a_person_who_is_there_says_so_and_announces_nothing() -> None:
    house = counter()
    talk = house.open_talk()
    house.persons.call(talk)
    house.desk.accept(talk.id, KIM)
    before = talk.feed.last_number
    assert house.persons.call(talk).state == "accepted"
    events = [item.event["type"] for item in talk.feed.kept() if item.number > before]
    assert events == []


async def test_an_official_who_was_taken_over_in_the_middle_of_composing_says_no_more() -> None:
    house = Counter(ScriptedAgent({"전입신고": Reply(LONG, pause_seconds=2.0)}))
    talk = house.open_talk()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.record(talk))
        tasks.create_task(exhausted(talk.answer(talk.ask("전입신고", via="text"))))
        await asyncio.sleep(1)
        house.persons.call(talk)
        house.desk.accept(talk.id, KIM)
        await asyncio.sleep(5)
        talk.close("citizen")
    assert house.moments("answer-text") == [(0.0, LONG[0])]
    assert house.ledger.on_record == [("전입신고", LONG[0], False)]


async def exhausted(events: AsyncIterator[object]) -> None:
    async for _ in events:
        pass
