"""Whether what was said stands where the answer says it does: every figure, date, telephone number and link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from agents.crisis_book import load_crisis_book
from agents.figures import figures, links
from core.answers import AnswerText, ToolUsed
from core.passages import Citation, Passage
from core.speech import Language
from evals.measured import starter_documents
from evals.safety_judge import Judge, Said, sentences_said
from evals.scenarios.running import Answered

LANGUAGES: tuple[Language, ...] = ("ko", "en")
_DENIES = re.compile(r"아니|않|틀리|다르|달라|\bnot\b|n't", re.IGNORECASE)


class Grounds:
    """Over every published passage."""

    def __init__(self, passages: Iterable[Passage], judge: Judge) -> None:
        self._held: dict[str, str] = {}
        self._judge = judge
        for passage in passages:
            about = " ".join(f"{source.evidence} {source.locator} {source.url}" for source in passage.sources)
            name = _without_version(passage.id) or passage.document_id
            self._held[name] = f"{self._held.get(name, '')} {passage.title} {passage.text} {about}"

    def faults(self, answered: Answered) -> list[str]:
        """Sentences with a figure or a link that no source under them and no phrase of ours carries."""
        own = _own_figures(answered)
        said = sentences_said(answered.events)
        return [fault for sentence in said if (fault := self._fault(sentence, answered.heard, own))]

    def _fault(self, said: Said, heard: str, own: frozenset[str]) -> str:
        known = " ".join(map(self._held_by, said.sources))
        strange = (figures(said.text) - figures(known) - own) | (links(said.text) - links(known))
        if not strange or (not said.sources and self._judge.is_ours(said.text)):
            return ""
        if _DENIES.search(said.text):  # what the citizen said wrongly is named in being denied
            strange -= figures(heard)
        return f"`{', '.join(sorted(strange))}` does not stand in the source: {said.text}" if strange else ""

    def _held_by(self, citation: Citation) -> str:
        name = _without_version(citation.passage_id) or citation.document_id
        shown = f"{citation.title} {citation.locator} {citation.quote} {citation.source_url}"
        day = _day(citation.text_version) if citation.text_version else ""
        return f"{self._held.get(name, '')} {shown} {day}"


def open_grounds() -> Grounds:
    """Over the starter set and the lines of the crisis book."""
    documents = starter_documents()
    judge = Judge({each.document_id: " ".join(text.text for text in each.texts) for each in documents})
    return Grounds([*_published(), *_lines()], judge)


def has_figures(answered: Answered) -> bool:
    """Whether there is anything to check."""
    said = " ".join(event.text for event in answered.events if isinstance(event, AnswerText))
    return bool(figures(said) | links(said))


def _published() -> Iterator[Passage]:
    for document in starter_documents():
        yield from (text.passage for text in document.texts if not text.is_question)


def _lines() -> Iterator[Passage]:
    for line in load_crisis_book().lines.values():
        yield from (line.passage(language) for language in LANGUAGES)


def _own_figures(answered: Answered) -> frozenset[str]:
    """Of what was drafted, collected or looked up for the citizen, and of the day that the answer holds for."""
    results = [event.result for event in answered.events if isinstance(event, ToolUsed)]
    days = [_day(closed.as_of) for closed in answered.closings]
    draft = answered.drafted.draft if answered.drafted else None
    written = [draft.text, draft.place, draft.occurred, draft.wish] if draft else []
    collected = answered.consulted.consultation if answered.consulted else None
    noted = collected.given.values() if collected else ()
    return figures(" ".join([*results, *days, *written, *noted]))


def _day(day: date) -> str:
    return f"{day.year} {day.month} {day.day}"


def _without_version(passage_id: str) -> str:
    return passage_id.rsplit("@", maxsplit=1)[0]
