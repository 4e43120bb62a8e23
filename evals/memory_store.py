"""Documents of a measurement as the store that search follows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date

from core.passages import DocumentTexts, Passage
from core.speech import WrittenLanguage


class MemoryStore:
    """Never changes."""

    def __init__(self, documents: Sequence[DocumentTexts]) -> None:
        self._documents = {document.document_id: document for document in documents}

    async def revision(self) -> int:
        return 1

    async def mark(self) -> str:
        return "measured"

    async def knows(self, mark: str) -> bool:
        """Never: whatever an earlier measurement left is compared with these documents."""
        return False

    async def changes(self, *, since: int) -> int:
        return len(self._documents) if since < 1 else 0

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        for document in self._documents.values() if changed_since < 1 else ():
            yield document

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        """Whatever the language."""
        texts = self._documents[document_id].texts if document_id in self._documents else ()
        return [text.passage for text in texts if not text.is_question and text.passage.in_force(as_of)]
