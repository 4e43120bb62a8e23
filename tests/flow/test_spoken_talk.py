"""A spoken talk to the tenth of a second: answers, interruptions, coughs, and what is on record afterwards.

Speech lasts a tenth of a second a letter, so `이사한 날부터 14일` sounds for 0.9 s and `주민센터에서 합니다` for 0.9 s.
"""

from __future__ import annotations

import asyncio

import pytest

from core.speech import SpeechEvent
from tests.fakes.counter import Counter, Reply, ScriptedAgent, ScriptedEars, noise, turn
from tests.flow.citizen import frame, visiting

pytestmark = pytest.mark.looptime

DEADLINE = "전입신고는 언제까지"
ANSWER = ("이사한 날부터 14일", "주민센터에서 합니다")
WHOLE = " ".join(ANSWER)


def counter(*heard: tuple[float, SpeechEvent], composed_in: float = 0.0) -> Counter:
    script = {
        DEADLINE: Reply(ANSWER, sources={0: "move-in"}, after_seconds=composed_in),
        "과태료는": Reply(("5만 원입니다",)),
    }
    return Counter(ScriptedAgent(script), ears=ScriptedEars(heard))


async def test_a_spoken_question_is_answered_aloud_and_on_the_screen() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(10)
    assert mouth.played == list(ANSWER)
    assert house.moments("citizen-said", "answer-text", "heard") == [
        (3.0, DEADLINE),
        (3.0, ANSWER[0]),
        (3.0, ANSWER[1]),
        (4.8, WHOLE),
    ]
    assert house.ledger.on_record == [(DEADLINE, WHOLE, False)]


async def test_the_client_is_told_when_the_citizen_begins_and_stops_speaking() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(10)
    heard = [kind for kind in mouth.sent_types() if kind.startswith("user-st")]
    assert heard == ["user-started-speaking", "user-stopped-speaking"]


async def test_the_time_to_the_first_sample_counts_from_the_end_of_the_citizens_words() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), composed_in=0.25)
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(0.5)
        mouth.arrive(frame(0.48))
        await asyncio.sleep(10)
    (timings,) = house.timings
    assert timings.as_milliseconds() == {
        "endpointing_and_speech_to_text": 500.0,
        "answer": 250.0,
        "text_to_speech": 0.0,
        "playout": 0.0,
        "speech_end_to_first_sample": 750.0,
    }


async def test_speaking_up_stops_the_voice_and_only_heard_words_are_on_record() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *turn(4.3, "과태료는", 6.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.hushes == 1
    assert house.moments("citizen-said", "heard") == [
        (3.0, DEADLINE),
        (6.0, "이사한 날부터 14일 주민센터에서"),
        (6.0, "과태료는"),
        (6.6, "5만 원입니다"),
    ]
    assert house.ledger.on_record == [
        (DEADLINE, "이사한 날부터 14일 주민센터에서", True),
        ("과태료는", "5만 원입니다", False),
    ]


async def test_the_next_question_knows_what_was_heard_and_not_what_was_planned() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *turn(3.2, "과태료는", 6.0))
    async with visiting(house) as (_, talk):
        await asyncio.sleep(12)
        assert [entry.turn.text for entry in talk.entries] == [DEADLINE, "이사한", "과태료는", "5만 원입니다"]
        (first, _), (second, _) = scripted(house).asked
    assert first.turns == ()
    assert [(turn.speaker, turn.text) for turn in second.turns] == [("citizen", DEADLINE), ("official", "이사한")]
    assert second.turns[1].passage_ids == ("move-in#1@1",)


async def test_after_a_cough_the_official_goes_on_from_the_sentence_that_was_not_heard_out() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *noise(4.2, 5.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.played == [ANSWER[0], ANSWER[1], ANSWER[1]]
    assert house.moments("heard") == [(5.9, WHOLE)]
    assert house.ledger.on_record == [(DEADLINE, WHOLE, False)]


async def test_a_cough_before_the_answer_is_composed_does_not_cost_the_answer() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *noise(3.1, 3.4), composed_in=1.0)
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.played == list(ANSWER)
    assert house.moments("answer-text", "heard") == [(4.0, ANSWER[0]), (4.0, ANSWER[1]), (5.8, WHOLE)]


async def test_three_coughs_repeat_only_what_was_not_heard_out() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *noise(3.2, 3.5), *noise(3.9, 4.5), *noise(5.6, 6.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.played == [ANSWER[0], ANSWER[0], ANSWER[0], ANSWER[1], ANSWER[1]]
    assert house.ledger.on_record == [(DEADLINE, WHOLE, False)]


async def test_a_cough_after_the_last_word_repeats_nothing() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *noise(4.79, 5.5))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.played == list(ANSWER)
    assert house.ledger.on_record == [(DEADLINE, WHOLE, False)]


async def test_a_cough_followed_by_words_drops_the_rest() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *noise(3.2, 3.5), *turn(3.6, "과태료는", 5.0))
    async with visiting(house) as (mouth, _):
        await asyncio.sleep(12)
    assert mouth.played == [ANSWER[0], ANSWER[0], "5만 원입니다"]
    assert [row[0] for row in house.ledger.on_record] == [DEADLINE, "과태료는"]


async def test_a_typed_text_stops_the_voice_and_is_answered_aloud_at_once() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(3.5)
        assert talk.voice is not None
        talk.voice.ask("과태료는")
        await asyncio.sleep(5)
    assert mouth.played == [ANSWER[0], "5만 원입니다"]
    assert house.moments("citizen-said", "heard") == [
        (3.0, DEADLINE),
        (3.5, "이사한 날부터"),
        (3.5, "과태료는"),
        (4.1, "5만 원입니다"),
    ]


async def test_a_second_question_before_the_first_is_composed_is_the_one_that_is_answered() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0), *turn(3.1, "과태료는", 3.5), composed_in=2.0)
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(12)
        assert [entry.turn.text for entry in talk.entries] == [DEADLINE, "과태료는", "5만 원입니다"]
    assert mouth.played == ["5만 원입니다"]
    closed = [(at, happened["status"]) for at, happened in house.events if happened["type"] == "answer-closed"]
    assert closed == [(3.5, "partial"), (3.5, "answered")]


async def test_two_typed_questions_in_the_same_moment_are_both_on_record() -> None:
    house = counter()
    async with visiting(house) as (_, talk):
        assert talk.voice is not None
        talk.voice.ask(DEADLINE)
        talk.voice.ask("과태료는")
        await asyncio.sleep(5)
        assert [entry.turn.text for entry in talk.entries] == [DEADLINE, "과태료는", "5만 원입니다"]


async def test_a_connection_that_drops_in_the_middle_leaves_what_was_heard_and_the_talk_open() -> None:
    house = counter(*turn(1.0, DEADLINE, 3.0))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(4.3)
        mouth.hang_up()
        await asyncio.sleep(1)
        assert not talk.closed
        assert talk.voice is None
    assert house.moments("heard") == [(4.3, "이사한 날부터 14일 주민센터에서")]
    assert house.ledger.on_record == [(DEADLINE, "이사한 날부터 14일 주민센터에서", True)]


async def test_a_monologue_of_ten_minutes_is_answered_by_its_end() -> None:
    words = "그래서 " * 2_000 + "과태료는"
    house = Counter(ScriptedAgent(), ears=ScriptedEars(turn(1.0, words, 601.0)))
    async with visiting(house):
        await asyncio.sleep(1_000)
    (asked,) = scripted(house).asked
    assert len(asked[1]) == 2_000
    assert asked[1].endswith("과태료는")


async def test_an_official_that_breaks_says_sorry_and_the_talk_goes_on() -> None:
    script = {DEADLINE: Reply(breaks=ValueError("boom")), "과태료는": Reply(("5만 원입니다",))}
    house = Counter(ScriptedAgent(script), ears=ScriptedEars([*turn(1, DEADLINE, 3), *turn(20, "과태료는", 22)]))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(30)
        assert [turn.status for turn in talk.turns if turn.speaker == "official"] == ["error", "answered"]
    assert mouth.played[0].startswith("죄송합니다.")
    assert mouth.played[-1] == "5만 원입니다"


async def test_an_answer_in_the_other_language_is_spoken_in_it() -> None:
    house = Counter(ScriptedAgent(answers_in="en"), ears=ScriptedEars(turn(1.0, "When", 3.0)))
    async with visiting(house):
        await asyncio.sleep(10)
    assert house.speaker.languages == ["en"]


def scripted(house: Counter) -> ScriptedAgent:
    agent = house.talks.agent("complaints")
    assert isinstance(agent, ScriptedAgent)
    return agent


GOODBYE = "오늘 상담은 여기서 마칠게요"  # sounds for 1.2 s


def ending(*heard: tuple[float, SpeechEvent]) -> Counter:
    script = {"욕설": Reply((GOODBYE,), status="refused", ends="abuse")}
    return Counter(ScriptedAgent(script), ears=ScriptedEars(heard))


async def test_an_official_who_ends_the_talk_is_heard_to_the_end_of_its_goodbye() -> None:
    house = ending(*turn(1, "욕설", 3), *turn(20, "또", 22))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(30)
        assert talk.closed
    assert mouth.played == [GOODBYE]
    assert house.moments("heard") == [(4.2, GOODBYE)]
    assert [(at, event["reason"]) for at, event in house.events if event["type"] == "talk-closed"] == [(4.2, "abuse")]
    assert house.ledger.on_record == [("욕설", GOODBYE, False)]


async def test_who_speaks_into_the_goodbye_does_not_keep_the_talk_open() -> None:
    house = ending(*turn(1, "욕설", 3), *turn(3.5, "뭐라고", 5))
    async with visiting(house) as (mouth, talk):
        await asyncio.sleep(20)
        assert talk.closed
        assert mouth.hushes == 1
    assert house.ledger.closings == ["abuse"]
    ((asked, heard, interrupted),) = house.ledger.on_record
    assert (asked, interrupted) == ("욕설", True)
    assert GOODBYE.startswith(heard)
