"""Small documents for the tests of search."""

from __future__ import annotations

from datetime import date

from core.passages import IndexedText, Passage
from core.speech import Language
from retrieval.fusion import Fusion

TODAY = date(2026, 11, 22)

# Gentle weights: what the fake embedder finds alike is probable, what it finds unlike is not.
FUSION = Fusion(passage=20.0, passages=0.0, questions=4.0, coverage=8.0, nothing=8.0)


def passage(
    document_id: str,
    text: str,
    *,
    language: Language = "ko",
    collection: str = "complaints",
    version: int = 1,
    first: date | None = None,
    last: date | None = None,
) -> Passage:
    """A passage of one section."""
    return Passage(
        id=f"{document_id}#what{'.en' if language == 'en' else ''}@{version}",
        document_id=document_id,
        version=version,
        collection=collection,
        section="what",
        title=document_id,
        text=text,
        language=language,
        effective_from=first,
        effective_until=last,
    )


def told(said: Passage) -> IndexedText:
    """The passage as it is indexed."""
    return IndexedText(said, said.text, is_question=False)


def asked(question: str, leads_to: Passage) -> IndexedText:
    """An example question."""
    return IndexedText(leads_to, question, is_question=True)
