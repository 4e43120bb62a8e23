"""Scripted ears and mouths: engines for `speech`, and a whole `Listener` and `Speaker` for conversations."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from typing import Any

import numpy as np

from core.audio import HEARING_RATE_HZ, VOICE_RATE_HZ, AudioFrame, Samples
from core.speech import Language, SpeechEvent, SpokenChunk, SpokenWord, TimedWord, Viseme, Voice, Words
from speech.protocols import EngineCapabilities, Transcript

FRAME_SAMPLES = 320  # 20 ms, as a line gives them
_AUDIBLE = 200
_SECONDS_PER_SYLLABLE = 0.1


def sound(seconds: float, *, loud: bool = True) -> Samples:
    """A tone that the fakes take for speech, or silence."""
    count = round(seconds * HEARING_RATE_HZ)
    if not loud:
        return np.zeros(count, dtype=np.int16)
    return (8000 * np.sin(np.arange(count) * 0.2)).astype(np.int16)


def speech_and_silence(*seconds: float) -> Samples:
    """Silence and speech by turns, beginning with silence."""
    return np.concatenate([sound(length, loud=place % 2 == 1) for place, length in enumerate(seconds)])


async def frames(samples: Samples, *, after: Callable[[float], None] | None = None) -> AsyncIterator[AudioFrame]:
    """20 ms at a time; `after` is called with the line time before each frame is heard."""
    for start in range(0, len(samples) - FRAME_SAMPLES + 1, FRAME_SAMPLES):
        if after is not None:
            after((start + FRAME_SAMPLES) / HEARING_RATE_HZ)
        yield AudioFrame(samples[start : start + FRAME_SAMPLES], HEARING_RATE_HZ, start / HEARING_RATE_HZ)


class FakeVoiceActivity:
    """Loud is speech."""

    capabilities = EngineCapabilities(name="fake", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self) -> None:
        self.resets = 0

    def probability(self, window: Samples) -> float:
        return 0.95 if np.abs(window).max() > _AUDIBLE else 0.02

    def reset(self) -> None:
        self.resets += 1


class FakeTurnDetector:
    """Gives its script in order; the last value stays."""

    capabilities = EngineCapabilities(name="fake", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self, *completions: float) -> None:
        self._script = list(completions or (1.0,))
        self.heard_seconds: list[float] = []

    def completion(self, samples: Samples) -> float:
        self.heard_seconds.append(len(samples) / HEARING_RATE_HZ)
        return self._script.pop(0) if len(self._script) > 1 else self._script[0]


class FakeSpeechToText:
    """Gives its script in order, the last text again and again; nothing for silence."""

    capabilities = EngineCapabilities(name="fake", languages=("ko", "en"), sample_rate_hz=HEARING_RATE_HZ)

    def __init__(self, *texts: str, confidence: float = 0.9) -> None:
        self._script = list(texts or ("네",))
        self._confidence = confidence
        self.heard_seconds: list[float] = []
        self.hints: list[str] = []

    def transcribe(self, samples: Samples, *, language: Language, hint: str = "") -> Transcript:
        del language
        self.heard_seconds.append(len(samples) / HEARING_RATE_HZ)
        self.hints.append(hint)
        if not len(samples) or np.abs(samples).max() <= _AUDIBLE:
            return Transcript("", 0.0)
        text = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        return Transcript(text, self._confidence if text else 0.0)


class FakeTextToSpeech:
    """A tenth of a second per character of the spoken form; keeps what it was asked for."""

    capabilities = EngineCapabilities(name="fake", languages=("ko", "en"), sample_rate_hz=VOICE_RATE_HZ, revision="1")

    def __init__(self) -> None:
        self.spoken: list[str] = []

    def synthesise(
        self, words: Sequence[SpokenWord], *, voice: str, language: Language, speed: float = 1.0
    ) -> SpokenChunk:
        del voice, language
        self.spoken.append(" ".join(word.spoken for word in words))
        return fake_chunk(words, speed=speed)


def fake_chunk(words: Sequence[SpokenWord], *, speed: float = 1.0) -> SpokenChunk:
    """The chunk that the fakes give for these words."""
    timed: list[TimedWord] = []
    now = 0.0
    for word in words:
        ends = now + max(1, len(word.spoken)) * _SECONDS_PER_SYLLABLE / speed
        timed.append(TimedWord(word.display, now, ends))
        now = ends
    tone = (8000 * np.sin(np.arange(math.ceil(now * VOICE_RATE_HZ) or 1) * 0.1)).astype(np.int16)
    visemes = [Viseme("aa", word.starts_seconds) for word in timed[:1]]
    return SpokenChunk(AudioFrame(tone, VOICE_RATE_HZ), (*visemes, Viseme("sil", now * 0.9)), tuple(timed))


class InlineExecutor(Executor):
    """Does the work at once, in the thread that asks: results are there when they are looked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class LineTimeExecutor(Executor):
    """Finishes each piece of work so many seconds of line time after it was begun, one after another."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._now = 0.0
        self._free_at = 0.0
        self._waiting: list[tuple[float, Future[Any], Callable[[], Any]]] = []
        self.begun = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self._free_at = max(self._free_at, self._now) + self._seconds
        self._waiting.append((self._free_at, future, lambda: fn(*args, **kwargs)))
        self.begun += 1
        return future

    def pass_time(self, now: float) -> None:
        """The line has come to `now`."""
        self._now = now
        due = [waiting for waiting in self._waiting if waiting[0] <= now]
        self._waiting = [waiting for waiting in self._waiting if waiting[0] > now]
        for _, future, work in due:
            if future.set_running_or_notify_cancel():
                future.set_result(work())


Scripted = SpeechEvent | asyncio.Event


class FakeListener:
    """Gives a script of events, and waits at each `asyncio.Event` in it."""

    def __init__(self, script: Iterable[Scripted] = ()) -> None:
        self._script = list(script)

    async def listen(
        self, frames: AsyncIterator[AudioFrame], *, language: Language, hint: Callable[[], str]
    ) -> AsyncGenerator[SpeechEvent]:
        del frames, language, hint
        for item in self._script:
            if isinstance(item, asyncio.Event):
                await item.wait()
            else:
                yield item


class FakeSpeaker:
    """One chunk per sentence; `spoke` is set when the first has been given."""

    def __init__(self, *, stall_after_first: bool = False) -> None:
        self._stall_after_first = stall_after_first
        self.spoke = asyncio.Event()
        self.sentences: list[str] = []
        self.languages: list[Language] = []

    async def speak(
        self, sentences: AsyncIterator[Words], *, voice: Voice, language: Language
    ) -> AsyncGenerator[SpokenChunk]:
        del voice
        self.languages.append(language)
        async for sentence in sentences:
            if self._stall_after_first and self.spoke.is_set():
                await asyncio.Event().wait()
            self.sentences.append(" ".join(word.spoken for word in sentence))
            yield fake_chunk(sentence)
            self.spoke.set()
