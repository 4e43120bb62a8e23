"""Published figures that contradict each other: kept up with every publication, and what curators ruled of them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeAlias, TypeVar, get_args

from sqlalchemy import Delete, delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.clock import Clock
from core.errors import NotFound
from core.passages import DocumentTexts, Passage
from knowledge.contradictions import SURE, FigureIndex, Kind, Pair
from knowledge.figure_clauses import FigureClause, Terms, figure_clauses
from knowledge.lifecycle import Actor, Span
from knowledge.passages import passages_of
from knowledge.procedure import Content
from knowledge.protocols import Likeness
from knowledge.publishing import record_line
from knowledge.store import KnowledgeStore
from knowledge.tables import ConflictRulingRow
from knowledge.translations import untranslated_figures

RULED, REOPENED = "ruled no conflict", "conflict reopened"
"""How the audit names a ruling and its end."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The surest first."""
WEIGHED_AT_ONCE = 16
"""Pairs between two breaths: a third of a second of one core."""


Breathe: TypeAlias = Callable[[], Awaitable[None]]
Shelf: TypeAlias = Literal["contradiction", "translation", "condition", "ruled"]
"""Where a conflict stands: what was ruled out leaves the others."""
PairKey: TypeAlias = tuple[str, str, str]
"""The two passages and the dimension of their figures."""
Given = TypeVar("Given")
Result = TypeVar("Result")


async def _at_once() -> None:
    """Takes no breath."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages, with the figure that differs."""

    passage: Passage
    figure: str
    start: int
    end: int
    """Where the figure stands in the passage's text, in code points."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """Somebody's word that a pair is no conflict."""

    reason: str
    actor: str
    at: str


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """Two passages that state different figures for what may be one thing."""

    kind: Kind
    score: float
    dimension: str
    first: Side
    second: Side
    since: date | None
    """The first day on which both are in force, where it is still to come."""
    ruling: Ruling | None

    @property
    def shelf(self) -> Shelf:
        return "ruled" if self.ruling else self.kind


@dataclass(frozen=True, slots=True)
class ConflictList:
    """What is found, and at which revision of the knowledge base."""

    revision: int
    items: tuple[FoundConflict, ...]


class Conflicts:
    """Follows the store; `refresh` after each publication, in this process or another."""

    def __init__(
        self,
        store: KnowledgeStore,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        terms: Terms,
        likeness: Likeness | None = None,
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._clock = clock
        self._terms = terms
        self._likeness = likeness
        self._index = FigureIndex()
        self._pairs: dict[PairKey, Pair] = {}
        self._revision = 0
        self._working = asyncio.Lock()

    async def refresh(self, breathe: Breathe = _at_once) -> bool:
        """Compares what changed since the last time with everything; True when anything did.

        `breathe` is awaited after each document and each few pairs, and may take its time.
        """
        revision = await self._store.revision()
        if revision == self._revision:
            return False
        touched, new = set[str](), list[Pair]()
        async for item in self._store.published(changed_since=self._revision):
            new += await self._work(self._learn, item)
            touched.add(item.document_id)
            await breathe()
        found: dict[PairKey, Pair] = {}
        for document_id in sorted(touched):
            _keep_likelier(found, await self._work(self._pairs_of, document_id))
            await breathe()
        pairs = list(found.values())
        for start in range(0, len(pairs), WEIGHED_AT_ONCE):
            new += await self._work(self._weighed, pairs[start : start + WEIGHED_AT_ONCE])
            await breathe()
        kept = {key: pair for key, pair in self._pairs.items() if not touched & _documents(pair)}
        self._pairs = kept | {_key(pair): pair for pair in new}
        self._revision = revision
        return True

    async def _work(self, work: Callable[[Given], Result], given: Given) -> Result:
        """Off the event loop, one at a time: the index is not thread-safe."""
        async with self._working:
            return await asyncio.to_thread(work, given)

    async def found(self) -> ConflictList:
        """In force today or later on one day, the surest kind first; those that were ruled out carry the ruling."""
        today = self._clock.now().date()
        pairs = sorted(self._pairs.values(), key=lambda pair: (KINDS.index(pair.kind), -pair.score))
        revision = self._revision
        rulings = await self._rulings()
        seen = (_view(pair, today, rulings.get(_ids(pair))) for pair in pairs)
        return ConflictList(revision, tuple(view for view in seen if view))

    async def of_draft(self, content: Content) -> tuple[FoundConflict, ...]:
        """What a draft would contradict if it were published; what its document says now is left out."""
        pairs = await self._work(self._against, content)
        today = self._clock.now().date()
        seen = (_view(pair, today, None) for pair in pairs if pair.kind != "condition")
        return tuple(view for view in seen if view)

    async def rule(self, first: str, second: str, actor: Actor, *, reason: str) -> None:
        """Remembers that two passages do not contradict each other; raises `NotFound` where they are no pair."""
        ids = min(first, second), max(first, second)
        pair = next((pair for pair in self._pairs.values() if _ids(pair) == ids), None)
        if pair is None:
            raise NotFound("the two passages are no conflict any more: look at the list again")
        now = self._clock.now()
        async with self._sessions.begin() as session:
            await session.execute(_of(ids))
            row = ConflictRulingRow(
                first=ids[0], second=ids[1], reason=reason, actor_id=actor.id, actor_name=actor.name, at=now
            )
            session.add(row)
            for document_id in dict.fromkeys((pair.first.passage.document_id, pair.second.passage.document_id)):
                await record_line(session, actor, RULED, document_id, now, f"{' / '.join(ids)}: {reason}")

    async def reopen(self, first: str, second: str, actor: Actor) -> None:
        """Takes a ruling back."""
        ids = min(first, second), max(first, second)
        now = self._clock.now()
        async with self._sessions.begin() as session:
            if not (await session.execute(_of(ids).returning(ConflictRulingRow.first))).all():
                raise NotFound("nothing was ruled of these two passages")
            for document_id in dict.fromkeys(passage_id.partition("#")[0] for passage_id in ids):
                await record_line(session, actor, REOPENED, document_id, now, " / ".join(ids))

    def _learn(self, item: DocumentTexts) -> list[Pair]:
        """Takes it into the index; returns what its own two languages say differently. Blocking: morphemes.

        One document at a time, because all of them together may not fit into memory.
        """
        passages = [text.passage for text in item.texts if not text.is_question]
        self._index.replace(item.document_id, self._clauses(_told(passages)))
        return untranslated_figures(passages, self._terms)

    def _pairs_of(self, document_id: str) -> list[Pair]:
        """Blocking."""
        return self._index.pairs(self._index.of_document(document_id))

    def _against(self, content: Content) -> list[Pair]:
        """Blocking."""
        passages = passages_of(content, version=0, span=Span(content.effective_from, content.effective_until))
        spoken = [passage for passage in passages if passage.language == passages[0].language]
        found = self._weighed(self._index.pairs(self._clauses(spoken), leave_out=content.id))
        others = [pair for pair in found if content.id != pair.second.passage.document_id]
        return untranslated_figures(passages, self._terms) + others

    def _clauses(self, passages: Iterable[Passage]) -> list[FigureClause]:
        return [clause for passage in passages for clause in figure_clauses(passage, self._terms)]

    def _weighed(self, pairs: Sequence[Pair]) -> list[Pair]:
        """Scores lowered where the meaning of the two clauses is far apart. Blocking: embeddings."""
        if self._likeness is None or not pairs:
            return list(pairs)
        alike = self._likeness.of([(pair.first.masked, pair.second.masked) for pair in pairs])
        scored = [
            replace(pair, score=round(pair.score * (1 + near) / 2, 3)) for pair, near in zip(pairs, alike, strict=True)
        ]
        return [pair for pair in scored if pair.score >= SURE[pair.kind] / 2]

    async def _rulings(self) -> dict[tuple[str, str], Ruling]:
        async with self._sessions() as session:
            rows = await session.scalars(select(ConflictRulingRow))
            return {(row.first, row.second): Ruling(row.reason, row.actor_name, row.at.isoformat()) for row in rows}


def _of(ids: tuple[str, str]) -> Delete:
    return delete(ConflictRulingRow).where(ConflictRulingRow.first == ids[0], ConflictRulingRow.second == ids[1])


def _told(passages: Sequence[Passage]) -> list[Passage]:
    """A document's passages in Korean; in another language only where it has none."""
    return [passage for passage in passages if passage.language == "ko"] or list(passages)


def _documents(pair: Pair) -> set[str]:
    return {pair.first.passage.document_id, pair.second.passage.document_id}


def _ids(pair: Pair) -> tuple[str, str]:
    first, second = sorted((pair.first.passage.id, pair.second.passage.id))
    return first, second


def _key(pair: Pair) -> PairKey:
    return (*_ids(pair), pair.first.quantity.dimension)


def _keep_likelier(found: dict[PairKey, Pair], pairs: Iterable[Pair]) -> None:
    """Two documents find each other, and not always with the same figure first."""
    for pair in pairs:
        known = found.get(_key(pair))
        if known is None or known.score < pair.score:
            found[_key(pair)] = pair


def _view(pair: Pair, today: date, ruling: Ruling | None) -> FoundConflict | None:
    """None where the days on which both are in force are over."""
    passages = (pair.first.passage, pair.second.passage)
    ends = [passage.effective_until for passage in passages if passage.effective_until]
    if ends and min(ends) < today:
        return None
    starts = [passage.effective_from for passage in passages if passage.effective_from]
    since = max(starts) if starts and max(starts) > today else None
    return FoundConflict(
        kind=pair.kind,
        score=pair.score,
        dimension=pair.first.quantity.dimension,
        first=_side(pair.first),
        second=_side(pair.second),
        since=since,
        ruling=ruling,
    )


def _side(clause: FigureClause) -> Side:
    quantity = clause.quantity
    return Side(clause.passage, quantity.text, quantity.start, quantity.end)
