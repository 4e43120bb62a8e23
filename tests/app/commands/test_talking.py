"""A whole spoken talk over a recording: the service's own conversation between scripted ears and a scripted mouth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date

import pytest

from agents.officials import load_officials
from app.commands.talking import Held, Until, Voices, hold
from core.answers import AnswerClosed, AnswerEvent, AnswerText
from core.audio import Samples
from core.clock import SystemClock
from core.errors import InvalidInput
from core.officials import Official
from core.speech import SpokenWord
from core.turns import TalkSoFar
from speech.listen import Listener
from speech.speak import Speaker
from tests.fakes.speech import (
    FakeSpeechToText,
    FakeTextToSpeech,
    FakeTurnDetector,
    FakeVoiceActivity,
    InlineExecutor,
    speech_and_silence,
)


class Echo:
    """Says one short sentence."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def official(self) -> Official:
        return load_officials()["complaints"]

    async def answer(self, talk: TalkSoFar, text: str) -> AsyncIterator[AnswerEvent]:
        del talk
        self.asked.append(text)
        yield AnswerText("네 14일입니다.", (SpokenWord("네", "네"), SpokenWord("14일입니다.", "십사일입니다.")))
        yield AnswerClosed("answered", "ko", date(2026, 11, 22))


def voices(*words: str) -> Voices:
    def executors() -> InlineExecutor:
        return InlineExecutor()

    listener = Listener(
        voice_activity=FakeVoiceActivity,
        turn_detector=FakeTurnDetector(1.0),
        speech_to_text=FakeSpeechToText(*words),
        executors=(executors(), executors()),
    )
    return Voices(listener, Speaker(FakeTextToSpeech(), executor=executors()))


async def held(samples: Samples, agent: Echo, *words: str, until: Until = "answer") -> Held:
    async with asyncio.timeout(20):
        return await hold(agent, voices(*words), samples, language="ko", clock=SystemClock(), until=until)


async def test_a_recorded_question_is_answered_aloud() -> None:
    agent = Echo()
    result = await held(speech_and_silence(0.2, 0.8, 0.2), agent, "언제까지 하나요?")

    assert agent.asked == ["언제까지 하나요?"]
    assert (result.transcript, result.answered.status) == ("언제까지 하나요?", "answered")
    assert (result.answered.text, result.answered.spoken) == ("네 14일입니다.", "네 십사일입니다.")
    assert abs(result.reply.seconds - 0.8) < 0.3


async def test_the_shares_of_the_stages_add_up_to_the_whole() -> None:
    timings = (await held(speech_and_silence(0.2, 0.8, 0.2), Echo(), "언제까지 하나요?")).timings_ms()
    stages = ("endpointing_and_speech_to_text", "answer", "text_to_speech", "playout")

    assert abs(sum(timings[stage] for stage in stages) - timings["speech_end_to_first_sample"]) < 1.0
    assert timings["speech_end_to_first_sample"] >= timings["within_endpointing_silence"] - 100


async def test_two_turns_give_the_words_of_both_and_the_last_answer() -> None:
    agent = Echo()
    result = await held(speech_and_silence(0.2, 0.6, 1.6, 0.6, 0.2), agent, "첫 질문인가요?", "두 번째인가요?")

    assert agent.asked == ["첫 질문인가요?", "두 번째인가요?"]
    assert result.transcript == "첫 질문인가요? 두 번째인가요?"


async def test_it_may_end_at_the_first_sample() -> None:
    result = await held(speech_and_silence(0.2, 0.8, 0.2), Echo(), "언제까지 하나요?", until="first_sample")

    assert result.first_sample_seconds >= 1.0
    assert result.reply.seconds < 0.5


@pytest.mark.parametrize("recording", [speech_and_silence(1.0), speech_and_silence(0.3, 0.6, 0.1)])
async def test_a_recording_without_words_is_refused(recording: Samples) -> None:
    with pytest.raises(InvalidInput, match="nobody is heard"):
        await held(recording, Echo(), "")
