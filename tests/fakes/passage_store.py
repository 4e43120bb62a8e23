"""A `PassageStore` in memory: what is published is what the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from uuid import uuid4

from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import WrittenLanguage


class FakePassageStore:
    """Documents with the revision at which each last changed."""

    def __init__(self) -> None:
        self._name = uuid4().hex
        self._revision = 0
        self._documents: dict[str, tuple[int, DocumentTexts]] = {}

    def put(self, document_id: str, collection: str, *texts: IndexedText) -> None:
        """Publishes the texts in place of the old ones; without any, withdraws the document."""
        self._revision += 1
        self._documents[document_id] = self._revision, DocumentTexts(document_id, collection, texts)

    async def revision(self) -> int:
        return self._revision

    async def mark(self) -> str:
        return f"{self._name} {self._revision}"

    async def knows(self, mark: str) -> bool:
        name, _, revision = mark.partition(" ")
        return name == self._name and revision.isdecimal() and int(revision) <= self._revision

    async def changes(self, *, since: int) -> int:
        return sum(revision > since for revision, _ in self._documents.values())

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        for _, (revision, texts) in sorted(self._documents.items()):
            if revision > changed_since:
                yield texts

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        """In `language` if any passage is, else in the other one."""
        _, document = self._documents.get(document_id, (0, DocumentTexts(document_id, "", ())))
        passages = [text.passage for text in document.texts if not text.is_question and text.passage.in_force(as_of)]
        return [passage for passage in passages if passage.language == language] or passages
