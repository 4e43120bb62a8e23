"""Passages of the knowledge base, as retrieval finds them and answers cite them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from core.districts import District

SectionKind: TypeAlias = Literal[
    "what", "who", "deadline", "where", "how", "documents", "fee", "processing_time", "steps", "penalty",
    "exceptions", "contact", "district", "text",
]  # fmt: skip
SourceKind: TypeAlias = Literal["statute", "ordinance", "notice", "document"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from: statute and article, ordinance, official notice, or a loaded document."""

    kind: SourceKind
    name: str
    article: str = ""
    title: str = ""
    text_version: date | None = None
    """Which version of the text was read: the day it took effect, or the day of the notice."""
    url: str = ""
    evidence: str = ""
    """The words of the source that carry the fact."""

    @property
    def locator(self) -> str:
        """`주민등록법 제16조제1항 (거주지의 이동)`."""
        place = " ".join(part for part in (self.name, self.article) if part)
        return f"{place} ({self.title})" if self.title else place


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement of one version of a document: what may be said, and why."""

    id: str
    """`document_id#section@version`, stable for as long as the version is."""
    document_id: str
    version: int
    collection: str
    section: SectionKind
    title: str
    """Of the document, in `language`."""
    text: str
    language: str
    sources: tuple[Source, ...] = ()
    effective_from: date | None = None
    effective_until: date | None = None
    districts: tuple[District, ...] = ()
    """The districts that it speaks for; empty: it says itself, or it holds everywhere."""
    score: float = 0.0
    """0 to 1: the calibrated probability that the passage bears on the query; 0 where it was not searched for."""

    @property
    def part(self) -> str:
        """Its place in the document, the same in every language: `deadline`, `deadline-2`."""
        return self.id.rpartition("#")[2].partition("@")[0].partition(".")[0]

    def scored(self, score: float) -> Passage:
        return replace(self, score=score)

    def in_force(self, day: date) -> bool:
        """Whether it applies on `day`; a null date is open on that side, `effective_until` is the last day."""
        started = self.effective_from is None or self.effective_from <= day
        return started and (self.effective_until is None or day <= self.effective_until)


@dataclass(frozen=True, slots=True)
class PartLikeness:
    """How near one passage of a document is to a question, beside the others of that document."""

    asked: float
    """0 to 1: how far the example questions that are near to the question are answered by this part."""
    nearest: float = 0.0
    """Cosine of the nearest example question that it answers; 0 where it answers none."""
    likely: float = 0.0
    """Log-probability among the parts of its document."""
    near: float = 0.0
    """How near it is by itself, as a cosine less 1; 0 where that is not known."""
    sentences: tuple[float, ...] = ()
    """Of each of its sentences the log-odds that it answers, against nothing's answering in the whole document; empty
    where it was not read."""

    @property
    def read(self) -> float:
        """The log-odds of any of its sentences; 0 where it was not read."""
        most = max(self.sentences, default=0.0)
        return most + math.log(sum(math.exp(odds - most) for odds in self.sentences) or 1.0)


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands under a statement on the screen."""

    document_id: str
    title: str
    locator: str
    quote: str
    effective_from: date | None
    effective_until: date | None
    source_url: str
    text_version: date | None = None
    version: int = 1
    passage_id: str = ""
    section: SectionKind = "text"
    """Which part of a procedure it carries: the screen shows papers and fees as rows of a table."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One text that search looks at: a passage in one language, or an example question that leads to its document."""

    passage: Passage
    text: str
    is_question: bool
    part: str = ""
    """Of an example question: the part of its document that answers it; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """All that is to be indexed of one document; replaces what was indexed of it before."""

    document_id: str
    collection: str
    texts: tuple[IndexedText, ...]
    """Of every published version, each with the days on which it speaks: search filters by date. Empty: forget it."""
