"""How whole and how fresh a published document is: pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dashboard.views import ComingView, HealthView
from knowledge.procedure import Content, PlainDocument, Procedure

MAIN = ("what", "who", "how", "deadline", "documents", "fee", "contact")
"""The parts that citizens ask for most; `where` stands for `how`, `processing_time` for `deadline`."""
STANDS_FOR = {"where": "how", "steps": "how", "processing_time": "deadline"}
AGE_BARS = (90, 180, 365, 730)
EXAMPLE_QUESTIONS = 8
SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Live:
    """What citizens hear of one document today."""

    document_id: str
    title: str
    collection: str
    content: Content
    approved_on: date | None
    last_day: date | None
    """After which it is not said any more; None: open."""


def health(collection: str, documents: Sequence[Live], today: date) -> HealthView:
    parts = [parts_of(document.content) for document in documents]
    return HealthView(
        collection=collection,
        documents=len(documents),
        sections={part: sum(part in said for said in parts) for part in MAIN},
        whole=sum(said.issuperset(MAIN) for said in parts),
        english=sum(is_english(document.content) for document in documents),
        asked=sum(len(document.content.questions) >= EXAMPLE_QUESTIONS for document in documents),
        text_ages=_by_age([oldest_text(document.content) for document in documents], today),
        review_ages=_by_age([document.approved_on for document in documents], today),
    )


def parts_of(content: Content) -> set[str]:
    """The main parts that a document says; a loaded text has none."""
    if isinstance(content, PlainDocument):
        return set()
    return {STANDS_FOR.get(section.kind, section.kind) for section in content.sections if section.ko}


def is_english(content: Content) -> bool:
    return isinstance(content, Procedure) and bool(content.sections) and all(part.en for part in content.sections)


def oldest_text(content: Content) -> date | None:
    """Of the sources that say which version of their text was read."""
    if isinstance(content, PlainDocument):
        return None
    return min((source.text_version for source in content.sources if source.text_version), default=None)


def ending(documents: Sequence[Live], today: date) -> list[ComingView]:
    """What is said today and is not any more within two months."""
    return [
        ComingView(
            document_id=one.document_id,
            title=one.title,
            collection=one.collection,
            what="ends",
            day=one.last_day,
        )
        for one in documents
        if one.last_day is not None and (one.last_day - today).days <= SOON_DAYS
    ]


def _by_age(days: Sequence[date | None], today: date) -> list[int]:
    """Counts for each bar, for what is older than the last one, and for what has no day."""
    counts = [0] * (len(AGE_BARS) + 2)
    for day in days:
        if day is None:
            counts[-1] += 1
            continue
        age = (today - day).days
        counts[next((place for place, bar in enumerate(AGE_BARS) if age <= bar), len(AGE_BARS))] += 1
    return counts
