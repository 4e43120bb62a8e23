"""Speaking ahead of time: what officials will say is made into sound while nobody talks, and kept.

In this order: greetings and announcements, what officials say where they have no answer, the openings of every
published passage (what a citizen waits for is the first clause), then the rest. What is published later follows.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from agents.phrases import DID_YOU_MEAN, NO_SOURCE, NOT_UNDERSTOOD, OFFER_PERSON, PERSON_COMES
from agents.spoken_form import words_of
from app.quiet import Quiet
from core.clock import Clock, today
from core.officials import Official
from core.passages import DocumentTexts, Passage
from core.sentences import sentences_of
from core.speech import Language, Words
from desk.announcements import TEXTS
from speech.clauses import clauses

log = logging.getLogger(__name__)

LANGUAGES: Final[tuple[Language, ...]] = ("ko", "en")
PUBLISHED_POLL_SECONDS: Final = 30.0
REST: Final = 1.0  # as long a rest as the work took: half of one machine stays free while nobody talks


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an official will say."""

    official: Official
    language: Language
    words: Words


class Mouth(Protocol):
    """Keeps what it speaks ahead of time."""

    async def warm(self, official: Official, sentences: list[Words], language: Language) -> int:
        """How many clauses were new."""
        ...


class Published(Protocol):
    """The published texts."""

    async def revision(self) -> int: ...

    def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]: ...


class Warming:
    """One for the service; `run` lasts as long as it does."""

    def __init__(
        self,
        officials: Mapping[str, Official],
        store: Published,
        mouth: Mouth,
        clock: Clock,
        quiet: Quiet,
    ) -> None:
        self._officials = officials
        self._store = store
        self._mouth = mouth
        self._clock = clock
        self._quiet = quiet
        self._revision = 0

    async def run(self) -> None:
        await self._speak(greetings(self._officials.values()))
        await self._speak(phrases(self._officials.values()))
        while True:
            await self.catch_up()
            await self._clock.sleep(PUBLISHED_POLL_SECONDS)

    async def catch_up(self) -> int:
        """Speaks what was published since the last time; how many clauses were new."""
        revision = await self._store.revision()
        if revision == self._revision:
            return 0
        passages = [passage async for passage in self._passages()]
        new = await self._speak(openings(passages, self._officials.values()))
        new += await self._speak(whole(passages, self._officials.values()))
        self._revision = revision
        log.info("spoke %d clauses of revision %d ahead of time", new, revision)
        return new

    async def _passages(self) -> AsyncIterator[Passage]:
        day = today(self._clock)
        async for document in self._store.published(changed_since=self._revision):
            for text in document.texts:
                if not text.is_question and text.passage.in_force(day):
                    yield text.passage

    async def _speak(self, said: Iterable[Said]) -> int:
        new = 0
        for one in said:
            await self._quiet.comes()
            began = self._clock.monotonic()
            made = await self._mouth.warm(one.official, [one.words], one.language)
            if made:
                await self._clock.sleep(REST * (self._clock.monotonic() - began))
            new += made
        return new


def greetings(officials: Iterable[Official]) -> Iterator[Said]:
    """What every talk begins with, and what is said when the driver changes."""
    standing = list(officials)
    for language in LANGUAGES:
        for official in standing:
            yield Said(official, language, words_of(official.greeting[language], language))
        for official in standing:
            for text in TEXTS.values():
                yield Said(official, language, words_of(text[language], language))


def phrases(officials: Iterable[Official]) -> Iterator[Said]:
    """What is said most often without a source: not to know, not to have understood, to call a person."""
    standing = list(officials)
    for language in LANGUAGES:
        for phrase in (NO_SOURCE, OFFER_PERSON, NOT_UNDERSTOOD, DID_YOU_MEAN, PERSON_COMES):
            yield from (Said(official, language, words_of(phrase.say(language), language)) for official in standing)


def openings(passages: Iterable[Passage], officials: Iterable[Official]) -> Iterator[Said]:
    """The first clause of each passage; the rest is made while that one sounds."""
    for one in _ordered(passages, officials, first_only=True):
        yield Said(one.official, one.language, clauses(one.words)[0])


def whole(passages: Iterable[Passage], officials: Iterable[Official]) -> Iterator[Said]:
    """Every sentence."""
    yield from _ordered(passages, officials, first_only=False)


def _ordered(passages: Iterable[Passage], officials: Iterable[Official], *, first_only: bool) -> Iterator[Said]:
    """Korean first: nine citizens of ten speak it."""
    texts, standing = list(passages), list(officials)
    for language in LANGUAGES:
        for passage in texts:
            if passage.language != language:
                continue
            said = sentences_of(passage.text)
            for sentence in said[:1] if first_only else said:
                if words := words_of(sentence, language):
                    yield from (Said(o, language, words) for o in standing if passage.collection in o.collections)
