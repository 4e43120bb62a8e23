"""Sentences in, spoken chunks out, the next one made while the last one plays."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from core.speech import Language, SpokenChunk, SpokenWord, Voice, Words
from speech.speak import Speaker
from speech.spoken_cache import SpokenCache
from tests.fakes.speech import FakeTextToSpeech, InlineExecutor
from tests.speech.engines import words

VOICE = Voice(ko="jf_nezumi", en="af_heart")
GREETING = words("안녕하세요, 민원 상담을 맡고 있습니다.")


async def said(*sentences: Words) -> AsyncIterator[Words]:
    for sentence in sentences:
        yield sentence


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


class HeldTextToSpeech(FakeTextToSpeech):
    """Makes a clause only when it is let through."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Semaphore(0)

    def synthesise(
        self, words: Sequence[SpokenWord], *, voice: str, language: Language, speed: float = 1.0
    ) -> SpokenChunk:
        self.gate.acquire()
        return super().synthesise(words, voice=voice, language=language, speed=speed)


async def test_the_next_clause_is_made_while_the_last_one_plays() -> None:
    engine = FakeTextToSpeech()
    with Speaker(engine, executor=InlineExecutor()) as speaker:
        speaking = speaker.speak(said(GREETING), voice=VOICE, language="ko")
        first = await anext(speaking)

    assert first.text == "안녕하세요,"
    assert engine.spoken == ["안녕하세요,", "민원 상담을 맡고 있습니다."]


async def test_the_first_sentence_is_spoken_before_the_second_is_known() -> None:
    composed = asyncio.Event()

    async def slowly() -> AsyncIterator[Words]:
        yield words("네.")
        await composed.wait()
        yield words("알겠습니다.")

    with Speaker(FakeTextToSpeech()) as speaker:
        speaking = speaker.speak(slowly(), voice=VOICE, language="ko")
        assert (await anext(speaking)).text == "네."
        composed.set()
        assert [chunk.text async for chunk in speaking] == ["알겠습니다."]


async def test_a_clause_is_made_once() -> None:
    engine = FakeTextToSpeech()
    with Speaker(engine) as speaker:
        first = speaker.speak(said(GREETING), voice=VOICE, language="ko")
        again = speaker.speak(said(GREETING), voice=VOICE, language="ko")
        chunks = [chunk async for chunk in first], [chunk async for chunk in again]

    assert len(engine.spoken) == len(chunks[0]) == len(chunks[1]) == 2
    assert [timings.cached for timings in first.timings] == [False, False]
    assert [timings.cached for timings in again.timings] == [True, True]


@pytest.mark.parametrize(
    ("voice", "language"),
    [(Voice("jm_kumo", "af_heart"), "ko"), (VOICE, "en"), (Voice("jf_nezumi", "af_heart", 1.2), "ko")],
)
async def test_another_voice_language_or_speed_is_another_clause(voice: Voice, language: Language) -> None:
    engine = FakeTextToSpeech()
    with Speaker(engine) as speaker:
        [_ async for _ in speaker.speak(said(words("네.")), voice=VOICE, language="ko")]
        [_ async for _ in speaker.speak(said(words("네.")), voice=voice, language=language)]

    assert engine.spoken == ["네.", "네."]


async def test_an_interrupted_utterance_makes_nothing_more() -> None:
    engine = HeldTextToSpeech()
    sentence = words("안녕하세요, 민원 상담을 맡고 있습니다, 무엇을 도와드릴까요, 말씀해 주세요.")
    with Speaker(engine) as speaker:
        speaking = speaker.speak(said(sentence), voice=VOICE, language="ko")
        engine.gate.release()
        await anext(speaking)
        await speaking.aclose()
        engine.gate.release(9)
        following = speaker.speak(said(words("네.")), voice=VOICE, language="ko")
        assert (await anext(following)).text == "네."

    assert "무엇을 도와드릴까요," not in engine.spoken


async def test_being_cancelled_while_a_clause_is_made_leaves_the_speaker_usable() -> None:
    engine = HeldTextToSpeech()
    with Speaker(engine) as speaker:
        speaking = speaker.speak(said(words("네.")), voice=VOICE, language="ko")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await anext(speaking)
        engine.gate.release(2)
        again = speaker.speak(said(words("아니요.")), voice=VOICE, language="ko")
        assert (await anext(again)).text == "아니요."


async def test_published_sentences_are_spoken_ahead_and_outlive_the_process(tmp_path: Path) -> None:
    with Speaker(FakeTextToSpeech(), cache=SpokenCache(tmp_path)) as speaker:
        assert await speaker.warm([GREETING], voice=VOICE, language="ko") == 2
        assert await speaker.warm([GREETING], voice=VOICE, language="ko") == 0
    engine = FakeTextToSpeech()
    with Speaker(engine, cache=SpokenCache(tmp_path)) as speaker:
        speaking = speaker.speak(said(GREETING), voice=VOICE, language="ko")
        assert [chunk.text async for chunk in speaking] == ["안녕하세요,", "민원 상담을 맡고 있습니다."]

    assert engine.spoken == []
    assert all(timings.cached for timings in speaking.timings)


async def test_what_is_said_in_a_talk_never_reaches_the_disk(tmp_path: Path) -> None:
    with Speaker(FakeTextToSpeech(), cache=SpokenCache(tmp_path)) as speaker:
        [_ async for _ in speaker.speak(said(words("김민수 님, 접수되었습니다.")), voice=VOICE, language="ko")]

    assert files(tmp_path) == []


async def test_nothing_is_spoken_ahead_while_somebody_talks(tmp_path: Path) -> None:
    engine = FakeTextToSpeech()
    with Speaker(engine, cache=SpokenCache(tmp_path), executor=InlineExecutor()) as speaker:
        async with asyncio.TaskGroup() as tasks:
            with speaker.talking():
                warming = tasks.create_task(speaker.warm([GREETING], voice=VOICE, language="ko"))
                for _ in range(5):
                    await asyncio.sleep(0)
                assert engine.spoken == []
        assert await warming == 2
