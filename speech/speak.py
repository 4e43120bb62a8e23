"""Speaking: sentences to chunks of sound, the next clause made in a worker thread while the last one plays."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from core.speech import Language, SpokenChunk, Voice, Words
from speech.clauses import ClauseLengths, clauses
from speech.protocols import TextToSpeech
from speech.spoken_cache import ClauseKey, SpokenCache

_TIMINGS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class ClauseTimings:
    """What one chunk cost."""

    synthesis_seconds: float
    """Wall clock in the worker; 0 when it was known."""
    cached: bool
    audio_seconds: float


@dataclass(frozen=True, slots=True)
class _Made:
    chunk: SpokenChunk
    timings: ClauseTimings


class Speaking(AsyncIterator[SpokenChunk]):
    """The chunks of one utterance; `timings[-1]` belongs to the chunk that was given last."""

    def __init__(self, made: AsyncGenerator[_Made, None]) -> None:
        self._made = made
        self.timings = deque[ClauseTimings](maxlen=_TIMINGS_KEPT)

    async def __anext__(self) -> SpokenChunk:
        made = await anext(self._made)
        self.timings.append(made.timings)
        return made.chunk

    async def aclose(self) -> None:
        """Stops; a clause that is waiting to be made is not made."""
        await self._made.aclose()


class Speaker:
    """The mouth of the service: one for all lines. `close` it, or use it as a context manager."""

    def __init__(
        self,
        engine: TextToSpeech,
        *,
        cache: SpokenCache | None = None,
        lengths: ClauseLengths | None = None,
        executor: Executor | None = None,
    ) -> None:
        self._engine = engine
        self._cache = cache or SpokenCache()
        self._lengths = lengths
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="speak")
        self._talks = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    def speak(self, sentences: AsyncIterator[Words], *, voice: Voice, language: Language) -> Speaking:
        """One chunk per clause, in order."""
        return Speaking(self._made(sentences, voice, language))

    @contextmanager
    def talking(self) -> Generator[None]:
        """While one is open nothing is spoken ahead of time: a citizen who waits comes first."""
        self._talks += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._talks -= 1
            if self._talks == 0:
                self._quiet.set()

    async def warm(self, sentences: Sequence[Words], *, voice: Voice, language: Language) -> int:
        """Speaks published sentences ahead of time and keeps them; how many clauses were new.

        One clause at a time, and none while somebody is talking with an official.
        """
        new = 0
        for sentence in sentences:
            for clause in clauses(sentence, self._lengths):
                await self._quiet.wait()
                key = self._key(clause, voice, language)
                new += await asyncio.wrap_future(self._executor.submit(self._store, key))
        return new

    def close(self) -> None:
        """Waits for the clause that is being made; the others are dropped."""
        self._executor.shutdown(cancel_futures=True)

    def __enter__(self) -> Speaker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _made(
        self, sentences: AsyncIterator[Words], voice: Voice, language: Language
    ) -> AsyncGenerator[_Made, None]:
        following: Future[_Made] | None = None
        try:
            with self.talking():
                async for sentence in sentences:
                    parts = deque(clauses(sentence, self._lengths))
                    following = self._begin(parts, voice, language)
                    while following is not None:
                        current, following = following, self._begin(parts, voice, language)
                        yield await asyncio.wrap_future(current)
        finally:
            if following is not None:
                following.cancel()

    def _begin(self, parts: deque[Words], voice: Voice, language: Language) -> Future[_Made] | None:
        """Starts making the next of `parts`, if there is one."""
        if not parts:
            return None
        key = self._key(parts.popleft(), voice, language)
        known = self._cache.remembered(key)
        if known is None:
            return self._executor.submit(self._make, key)
        made = Future[_Made]()
        made.set_result(_kept(known))
        return made

    def _key(self, clause: Words, voice: Voice, language: Language) -> ClauseKey:
        about = self._engine.capabilities
        return ClauseKey(f"{about.name} {about.revision}", voice.named(language), language, voice.speed, clause)

    def _make(self, key: ClauseKey) -> _Made:
        known = self._cache.read(key)
        if known is not None:
            return _kept(known)
        begun = perf_counter()
        chunk = self._synthesised(key)
        self._cache.remember(key, chunk)
        return _Made(chunk, ClauseTimings(perf_counter() - begun, cached=False, audio_seconds=chunk.audio.seconds))

    def _store(self, key: ClauseKey) -> bool:
        """Whether the clause was not stored yet."""
        if self._cache.is_stored(key):
            return False
        self._cache.store(key, self._cache.remembered(key) or self._synthesised(key))
        return True

    def _synthesised(self, key: ClauseKey) -> SpokenChunk:
        return self._engine.synthesise(key.words, voice=key.voice, language=key.language, speed=key.speed)


def _kept(chunk: SpokenChunk) -> _Made:
    return _Made(chunk, ClauseTimings(0.0, cached=True, audio_seconds=chunk.audio.seconds))
