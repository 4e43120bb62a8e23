"""Frames in, speech events out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Executor

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from core.speech import FinalTranscript, PartialTranscript, SpeechEvent, SpeechStarted, TurnEnded
from speech.endpointing import HearingSettings
from speech.hearing_turn import TurnTimings
from speech.listen import Listener
from tests.fakes.speech import (
    FakeSpeechToText,
    FakeTurnDetector,
    FakeVoiceActivity,
    InlineExecutor,
    LineTimeExecutor,
    frames,
    sound,
    speech_and_silence,
)
from tests.speech.engines import near

# Windows are 32 ms: speech from 0.512 s to 1.536 s fills windows 16 to 47 exactly.
ONE_WORD = speech_and_silence(0.512, 1.024, 2.0)


def listener(
    words: FakeSpeechToText | None = None,
    turns: FakeTurnDetector | None = None,
    *,
    executors: tuple[Executor, Executor] | None = None,
    settings: HearingSettings | None = None,
) -> Listener:
    return Listener(
        voice_activity=FakeVoiceActivity,
        turn_detector=turns or FakeTurnDetector(),
        speech_to_text=words or FakeSpeechToText("언제까지 하나요"),
        executors=executors or (InlineExecutor(), InlineExecutor()),
        settings=settings,
    )


async def hear(ears: Listener, samples: Samples, line: LineTimeExecutor | None = None) -> list[SpeechEvent]:
    heard = ears.listen(frames(samples, after=line.pass_time if line else None), language="ko")
    return [event async for event in heard]


def texts(events: Sequence[SpeechEvent]) -> list[str]:
    return [event.text for event in events if isinstance(event, FinalTranscript)]


async def test_a_finished_question_ends_at_the_shortest_silence() -> None:
    events = await hear(listener(), ONE_WORD)

    assert events == [
        SpeechStarted(near(0.512)),
        PartialTranscript("언제까지 하나요", near(1.536 + 0.224)),
        FinalTranscript("언제까지 하나요", 0.9, near(0.512), near(1.536)),
        TurnEnded(near(1.536 + 0.32)),  # the first window in which 0.3 s have passed
    ]


async def test_an_unfinished_sentence_waits_for_the_silence_limit() -> None:
    events = await hear(listener(FakeSpeechToText("이사를 했는데"), FakeTurnDetector(0.1)), ONE_WORD)

    assert events[1:] == [
        PartialTranscript("이사를 했는데", near(1.536 + 0.224)),
        FinalTranscript("이사를 했는데", 0.9, near(0.512), near(1.536)),
        TurnEnded(near(1.536 + 1.216)),
    ]


async def test_a_pause_for_breath_does_not_end_the_turn() -> None:
    line = speech_and_silence(0.512, 1.024, 0.512, 1.024, 2.0)
    words = FakeSpeechToText("이사를 했는데", "이사를 했는데 언제까지 하나요")
    events = await hear(listener(words, FakeTurnDetector(0.1, 0.9)), line)

    assert [type(event) for event in events if not isinstance(event, PartialTranscript)] == [
        SpeechStarted,
        FinalTranscript,
        TurnEnded,
    ]
    assert texts(events) == ["이사를 했는데 언제까지 하나요"]
    assert words.heard_seconds[1] > words.heard_seconds[0] + 1.5


async def test_the_words_are_looked_for_while_the_silence_is_still_open() -> None:
    transcribing = LineTimeExecutor(0.5)
    events = await hear(listener(executors=(transcribing, InlineExecutor())), ONE_WORD, transcribing)

    assert events[-1] == TurnEnded(near(1.536 + 0.224 + 0.512, by=0.033))


async def test_speech_that_goes_on_before_the_words_are_there_joins_the_turn() -> None:
    transcribing = LineTimeExecutor(0.6)
    line = speech_and_silence(0.512, 1.024, 0.512, 1.024, 2.0)
    words = FakeSpeechToText("언제까지 하나요")
    events = await hear(listener(words, executors=(transcribing, InlineExecutor())), line, transcribing)

    assert [type(event) for event in events] == [SpeechStarted, FinalTranscript, TurnEnded]
    assert transcribing.begun == 2
    assert len(words.heard_seconds) == 1  # the first guess was dropped before it began to be used


@pytest.mark.parametrize("samples", [sound(3.0, loud=False), np.zeros(0, dtype=np.int16)])
async def test_silence_is_no_event(samples: Samples) -> None:
    assert await hear(listener(), samples) == []


async def test_a_click_is_no_speech() -> None:
    assert await hear(listener(), speech_and_silence(0.512, 0.032, 2.0)) == []


async def test_noise_without_words_is_a_turn_without_words() -> None:
    events = await hear(listener(FakeSpeechToText("")), ONE_WORD)

    assert events == [SpeechStarted(near(0.512)), TurnEnded(near(1.536 + 0.704))]


async def test_a_line_that_closes_in_the_middle_of_a_word_gives_what_was_heard() -> None:
    events = await hear(listener(), speech_and_silence(0.512, 1.024))

    assert [type(event) for event in events] == [SpeechStarted, FinalTranscript, TurnEnded]


async def test_two_questions_are_two_turns_with_their_timings() -> None:
    line = speech_and_silence(0.512, 1.024, 2.048, 1.024, 2.0)
    heard = listener(FakeSpeechToText("네", "아니요")).listen(frames(line), language="ko")
    ended: list[TurnTimings] = []
    events: list[SpeechEvent] = []
    async for event in heard:
        events.append(event)
        if isinstance(event, TurnEnded):
            ended.append(heard.timings[-1])

    assert texts(events) == ["네", "아니요"]
    assert [timings.silence_seconds for timings in ended] == [pytest.approx(0.32), pytest.approx(0.32)]
    assert [timings.speech_ended_seconds for timings in ended] == [pytest.approx(1.536), pytest.approx(4.608)]


async def test_sound_from_before_the_beginning_is_kept() -> None:
    words = FakeSpeechToText("네")
    await hear(listener(words), ONE_WORD)

    assert words.heard_seconds[0] == pytest.approx(0.3 + 1.024 + 0.2, abs=0.07)


async def test_a_ten_minute_monologue_is_one_turn_heard_in_pieces() -> None:
    sentence = [6.4, 0.448]
    line = speech_and_silence(0.512, *sentence * 87, 2.0)  # 596 s
    words = FakeSpeechToText(*[f"문장{place}" for place in range(200)])
    turns = FakeTurnDetector(0.1)
    heard = listener(words, turns).listen(frames(line), language="ko")
    events = [event async for event in heard]

    assert [type(event) for event in events if not isinstance(event, PartialTranscript)] == [
        SpeechStarted,
        FinalTranscript,
        TurnEnded,
    ]
    assert max(words.heard_seconds) < 22
    assert heard.timings[-1].pieces > 25
    assert len(texts(events)[0].split()) == heard.timings[-1].pieces + 1


async def test_speech_without_any_pause_is_cut_where_the_model_ends() -> None:
    words = FakeSpeechToText("말이", "이어집니다")
    events = await hear(listener(words), speech_and_silence(0.512, 40.0, 2.0))

    assert max(words.heard_seconds) <= 28.1
    assert texts(events) == ["말이 이어집니다"]


async def test_an_endless_turn_is_ended() -> None:
    settings = HearingSettings(longest_turn_seconds=60.0)
    events = await hear(listener(FakeSpeechToText("계속"), settings=settings), speech_and_silence(0.512, 90.0, 2.0))

    assert next(event.at_seconds for event in events if isinstance(event, TurnEnded)) == pytest.approx(60.5, abs=0.1)


async def test_a_fan_that_sounds_like_speech_ends_by_itself() -> None:
    events = await hear(listener(FakeSpeechToText("")), speech_and_silence(0.512, 70.0, 2.0))

    assert [type(event) for event in events[:2]] == [SpeechStarted, TurnEnded]
    assert texts(events) == []


async def test_sound_that_is_lost_on_the_way_is_a_silence() -> None:
    async def with_a_hole() -> AsyncIterator[AudioFrame]:
        async for frame in frames(speech_and_silence(0.0, 1.024)):
            yield frame
        yield AudioFrame(sound(0.02, loud=False), HEARING_RATE_HZ, starts_seconds=9.0)

    events = [event async for event in listener().listen(with_a_hole(), language="ko")]

    assert texts(events) == ["언제까지 하나요"]
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].at_seconds < 9.1


async def test_a_line_at_another_rate_is_heard_at_the_same_times() -> None:
    async def at_48_khz() -> AsyncIterator[AudioFrame]:
        async for frame in frames(ONE_WORD):
            yield AudioFrame(np.repeat(frame.samples, 3), 48_000, frame.starts_seconds)

    events = [event async for event in listener().listen(at_48_khz(), language="ko")]

    assert events[0] == SpeechStarted(near(0.512, by=0.04))
    assert texts(events) == ["언제까지 하나요"]


async def test_work_under_way_is_dropped_with_the_line() -> None:
    transcribing = LineTimeExecutor(5.0)
    heard = listener(executors=(transcribing, InlineExecutor())).listen(frames(ONE_WORD), language="ko")
    assert isinstance(await anext(heard), SpeechStarted)
    await heard.aclose()
    transcribing.pass_time(100.0)

    assert transcribing.begun <= 1


async def test_terms_to_expect_reach_the_engine() -> None:
    words = FakeSpeechToText("네")
    heard = listener(words).listen(frames(ONE_WORD), language="ko", hint=lambda: "과태료")
    [_ async for _ in heard]

    assert set(words.hints) == {"과태료"}


async def test_the_terms_to_expect_are_those_of_the_moment_of_each_utterance() -> None:
    words, expected = FakeSpeechToText("네"), ["과태료"]
    line = np.concatenate([ONE_WORD, ONE_WORD])
    async for event in listener(words).listen(frames(line), language="ko", hint=lambda: expected[-1]):
        if isinstance(event, TurnEnded):
            expected.append("외국인투자")

    assert list(dict.fromkeys(words.hints)) == ["과태료", "외국인투자"]
