"""The terms that each official's citizens say, following what is published; ready before anybody speaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping

from agents.vocabulary import DocumentTerms, document_terms, hint_of, terms_to_expect
from app.warming import LANGUAGES, PUBLISHED_POLL_SECONDS, Published
from core.clock import Clock
from core.officials import Official
from core.passages import DocumentTexts
from core.speech import Language

log = logging.getLogger(__name__)

_Terms = Mapping[Language, DocumentTerms]


class PublishedVocabulary:
    """The `Vocabulary` of conversations. One for the service; `run` lasts as long as it does."""

    def __init__(self, officials: Mapping[str, Official], store: Published, clock: Clock) -> None:
        self._officials, self._store, self._clock = officials, store, clock
        self._revision = 0
        self._documents: dict[str, tuple[str, _Terms]] = {}
        """By id: the collection, and the terms in each language."""
        self._hints: Mapping[tuple[str, Language], str] = {}

    def hint(self, official_id: str, language: Language) -> str:
        return self._hints.get((official_id, language), "")

    async def run(self) -> None:
        while True:
            await self.catch_up()
            await self._clock.sleep(PUBLISHED_POLL_SECONDS)

    async def catch_up(self) -> bool:
        """Takes in what was published or withdrawn since the last time; True when anything was."""
        revision = await self._store.revision()
        if revision == self._revision:
            return False
        async for document in self._store.published(changed_since=self._revision):
            terms = await asyncio.to_thread(_terms_of, document)
            if document.texts:
                self._documents[document.document_id] = document.collection, terms
            else:
                self._documents.pop(document.document_id, None)
        documents = tuple(self._documents.values())
        self._hints = await asyncio.to_thread(_hints, tuple(self._officials.values()), documents)
        self._revision = revision
        log.info("the recogniser expects the terms of revision %d", revision)
        return True


def _terms_of(document: DocumentTexts) -> _Terms:
    return {language: document_terms(document, language) for language in LANGUAGES}


def _hints(
    officials: Iterable[Official], documents: Iterable[tuple[str, _Terms]]
) -> Mapping[tuple[str, Language], str]:
    made: dict[tuple[str, Language], str] = {}
    for official in officials:
        own = [terms for collection, terms in documents if collection in official.collections]
        for language in LANGUAGES:
            made[official.id, language] = hint_of(terms_to_expect([each[language] for each in own], language))
    return made
