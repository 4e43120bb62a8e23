"""What every `Listener` and every `Speaker` does, the scripted ones and those of `speech` alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator
from contextlib import AbstractContextManager, contextmanager

import pytest

from app.protocols import Listener as ListenerProtocol
from app.protocols import Speaker as SpeakerProtocol
from core.speech import FinalTranscript, PartialTranscript, SpeechStarted, TurnEnded, Voice, Words
from speech.listen import Listener
from speech.speak import Speaker
from tests.fakes.speech import (
    FakeListener,
    FakeSpeaker,
    FakeSpeechToText,
    FakeTextToSpeech,
    FakeTurnDetector,
    FakeVoiceActivity,
    InlineExecutor,
    frames,
    speech_and_silence,
)
from tests.speech.engines import words

VOICE = Voice(ko="ko", en="en")


@contextmanager
def fake_listener() -> Generator[ListenerProtocol]:
    yield FakeListener(
        [SpeechStarted(0.5), PartialTranscript("네", 1.8), FinalTranscript("네", 0.9, 0.5, 1.5), TurnEnded(2.0)]
    )


@contextmanager
def real_listener() -> Generator[ListenerProtocol]:
    with Listener(
        voice_activity=FakeVoiceActivity,
        turn_detector=FakeTurnDetector(),
        speech_to_text=FakeSpeechToText("네"),
        executors=(InlineExecutor(), InlineExecutor()),
    ) as listener:
        yield listener


@contextmanager
def fake_speaker() -> Generator[SpeakerProtocol]:
    yield FakeSpeaker()


@contextmanager
def real_speaker() -> Generator[SpeakerProtocol]:
    with Speaker(FakeTextToSpeech()) as speaker:
        yield speaker


async def said(*sentences: str) -> AsyncIterator[Words]:
    for sentence in sentences:
        yield words(sentence)


@pytest.mark.parametrize("make", [fake_listener, real_listener])
async def test_a_turn_begins_has_its_words_and_ends(
    make: Callable[[], AbstractContextManager[ListenerProtocol]],
) -> None:
    with make() as listener:
        line = frames(speech_and_silence(0.5, 1.0, 2.0))
        events = [event async for event in listener.listen(line, language="ko", hint=lambda: "")]

    kinds = [type(event) for event in events if not isinstance(event, PartialTranscript)]
    assert kinds == [SpeechStarted, FinalTranscript, TurnEnded]
    final = next(event for event in events if isinstance(event, FinalTranscript))
    assert final.text == "네"
    assert final.starts_seconds == pytest.approx(0.5, abs=0.05)
    assert final.ends_seconds == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize("make", [fake_speaker, real_speaker])
async def test_every_word_is_spoken_once_and_in_order(
    make: Callable[[], AbstractContextManager[SpeakerProtocol]],
) -> None:
    with make() as speaker:
        sentences = said("안녕하세요, 민원 상담을 맡고 있습니다.", "무엇을 도와드릴까요?")
        chunks = [chunk async for chunk in speaker.speak(sentences, voice=VOICE, language="ko")]

    assert " ".join(chunk.text for chunk in chunks) == "안녕하세요, 민원 상담을 맡고 있습니다. 무엇을 도와드릴까요?"
    assert all(chunk.audio.seconds > 0 for chunk in chunks)


@pytest.mark.parametrize("make", [fake_speaker, real_speaker])
async def test_nothing_to_say_is_no_chunk(make: Callable[[], AbstractContextManager[SpeakerProtocol]]) -> None:
    with make() as speaker:
        assert [chunk async for chunk in speaker.speak(said(), voice=VOICE, language="ko")] == []
