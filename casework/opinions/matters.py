"""Matters as they stand now: every count and every word read from approved opinions, so that nothing outlives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

import numpy as np
from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.opinions.book import CHANGED, note, opinion_of
from casework.opinions.gathering import Gathering
from casework.opinions.opinion import Opinion, OpinionKind, Sentence, Topic
from casework.opinions.summary import summary
from casework.opinions.tables import OpinionMatterRow, OpinionRow, OpinionSentenceRow
from core.clock import Clock, today
from core.errors import Conflict, NotFound
from core.speech import Language

READ = 300  # of its latest sentences, from which a matter is summed up: enough to find what is central, quick to read
WEEKS = 12
MOST_OPINIONS = 500  # of one matter that a page lists, the latest first


@dataclass(slots=True)
class Tally:
    """The approved opinions of a matter, counted by the database."""

    first_on: date
    last_on: date
    count: int = 0
    kinds: Counter[OpinionKind] = field(default_factory=Counter["OpinionKind"])
    topics: Counter[Topic | None] = field(default_factory=Counter["Topic | None"])
    """None: no topic was given."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One of them."""

    id: int
    name: str
    """What staff called it; empty: nobody did yet."""
    edition: int
    tally: Tally
    sentences: tuple[Sentence, ...]
    """The most central first."""


@dataclass(frozen=True, slots=True)
class Week:
    """How many opinions of each kind were approved of those received in the week that begins on `monday`."""

    monday: date
    kinds: Counter[OpinionKind]


class MatterBook:
    """What people read of matters, and what staff does to them."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, gathering: Gathering) -> None:
        self._sessions = sessions
        self._clock = clock
        self._gathering = gathering

    async def page(self, *, fewest: int = 1, offset: int = 0, limit: int | None = None) -> tuple[list[Matter], int]:
        """Those of at least `fewest` opinions, the largest first, and how many there are."""
        model = await self._gathering.model()
        async with self._sessions() as session:
            tallies = {key: one for key, one in (await _tallies(session)).items() if one.count >= fewest}
            order = sorted(tallies, key=lambda key: (-tallies[key].count, -tallies[key].last_on.toordinal(), key))
            shown = order[offset:] if limit is None else order[offset : offset + limit]
            return await _matters(session, {key: tallies[key] for key in shown}, model), len(order)

    async def find(self, matter_id: int) -> Matter:
        """Raises `NotFound`."""
        model = await self._gathering.model()
        async with self._sessions() as session:
            tallies = await _tallies(session, matter_id)
            found = await _matters(session, tallies, model)
        if not found:
            raise NotFound(f"there is no matter {matter_id}")
        return found[0]

    async def opinions(self, matter_id: int) -> list[Opinion]:
        """Of one matter, the latest first."""
        mine = select(OpinionRow).where(OpinionRow.matter_id == matter_id, OpinionRow.state == "approved")
        async with self._sessions() as session:
            rows = await session.scalars(mine.order_by(OpinionRow.id.desc()).limit(MOST_OPINIONS))
            return [opinion_of(row) for row in rows]

    async def weeks(self, matter_id: int | None = None) -> list[Week]:
        """The last twelve, this one included, of one matter or of all."""
        day = today(self._clock)
        first = _monday(day) - timedelta(weeks=WEEKS - 1)
        query = select(OpinionRow.received_on, OpinionRow.kind, func.count()).where(
            OpinionRow.state == "approved", OpinionRow.received_on >= first
        )
        if matter_id is not None:
            query = query.where(OpinionRow.matter_id == matter_id)
        counted: dict[date, Counter[OpinionKind]] = defaultdict(Counter)
        async with self._sessions() as session:
            rows = await session.execute(query.group_by(OpinionRow.received_on, OpinionRow.kind))
            for received_on, kind, count in rows:
                counted[_monday(received_on)][cast("OpinionKind", kind)] += count
        mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
        return [Week(monday, counted[monday]) for monday in mondays]

    async def rename(self, matter_id: int, name: str, *, edition: int, by: str) -> None:
        """An empty name gives it its central sentence back. Raises `NotFound` and `Conflict`."""
        async with self._sessions.begin() as session:
            await _changed(session, matter_id, edition, name=name)
            session.add(note(self._clock, by, "rename", matter_id=matter_id, detail=name))

    async def merge(self, matter_id: int, into: int, *, edition: int, by: str) -> None:
        """Its opinions go to the other one. Raises `NotFound` and `Conflict`."""
        if matter_id == into:
            raise Conflict("a matter is merged into another one")
        async with self._sessions.begin() as session:
            target = await _row(session, into)
            await _changed(session, matter_id, edition)
            moved = update(OpinionRow).where(OpinionRow.matter_id == matter_id)
            # An act about one of them that began before this sees that it was changed.
            await session.execute(moved.values(matter_id=into, edition=OpinionRow.edition + 1))
            await session.delete(await _row(session, matter_id))
            target.edition += 1
            session.add(note(self._clock, by, "merge", matter_id=matter_id, detail=str(into)))


async def _tallies(session: AsyncSession, matter_id: int | None = None) -> dict[int, Tally]:
    day = OpinionRow.received_on
    query = select(
        OpinionRow.matter_id, OpinionRow.kind, OpinionRow.topic, func.count(), func.min(day), func.max(day)
    ).where(OpinionRow.state == "approved")
    query = query.where(OpinionRow.matter_id.is_not(None) if matter_id is None else OpinionRow.matter_id == matter_id)
    grouped = query.group_by(OpinionRow.matter_id, OpinionRow.kind, OpinionRow.topic)
    tallies: dict[int, Tally] = {}
    for key, kind, topic, count, first_on, last_on in await session.execute(grouped):
        tally = tallies.setdefault(key or 0, Tally(first_on, last_on))
        tally.first_on, tally.last_on = min(tally.first_on, first_on), max(tally.last_on, last_on)
        tally.count += count
        tally.kinds[cast("OpinionKind", kind)] += count
        tally.topics[cast("Topic | None", topic)] += count
    return tallies


async def _matters(session: AsyncSession, tallies: dict[int, Tally], model: str) -> list[Matter]:
    """In the order of `tallies`."""
    rows = await session.scalars(select(OpinionMatterRow).where(OpinionMatterRow.id.in_(tallies)))
    names = {row.id: row for row in rows}
    sentences = await _sentences(session, tallies, model)
    return [
        Matter(key, names[key].name, names[key].edition, tally, tuple(summary(sentences[key])))
        for key, tally in tallies.items()
    ]


async def _sentences(session: AsyncSession, matter_ids: Iterable[int], model: str) -> dict[int, list[Sentence]]:
    """The latest of each matter."""
    latest = func.row_number().over(
        partition_by=OpinionRow.matter_id, order_by=(OpinionRow.id.desc(), OpinionSentenceRow.number)
    )
    ranked = (
        select(
            OpinionRow.matter_id,
            OpinionRow.language,
            OpinionSentenceRow.opinion_id,
            OpinionSentenceRow.text,
            OpinionSentenceRow.vector,
            latest.label("place"),
        )
        .join(OpinionRow, OpinionRow.id == OpinionSentenceRow.opinion_id)
        .where(OpinionRow.state == "approved", OpinionRow.matter_id.in_(list(matter_ids)), OpinionRow.model == model)
        .subquery()
    )
    found: dict[int, list[Sentence]] = defaultdict(list)
    columns = (ranked.c.matter_id, ranked.c.opinion_id, ranked.c.text, ranked.c.language, ranked.c.vector)
    for matter_id, opinion_id, text, language, vector in await session.execute(
        select(*columns).where(ranked.c.place <= READ)
    ):
        known = cast("Language", language)
        found[matter_id].append(Sentence(opinion_id, text, known, np.frombuffer(vector, dtype="<f4")))
    return found


async def _row(session: AsyncSession, matter_id: int) -> OpinionMatterRow:
    if (row := await session.get(OpinionMatterRow, matter_id, with_for_update=True, populate_existing=True)) is None:
        raise NotFound(f"there is no matter {matter_id}")
    return row


async def _changed(session: AsyncSession, matter_id: int, edition: int, **new: Any) -> None:
    """Raises `NotFound`, and `Conflict` where somebody changed it since it was read."""
    await _row(session, matter_id)
    mine = update(OpinionMatterRow).where(OpinionMatterRow.id == matter_id, OpinionMatterRow.edition == edition)
    done = await session.execute(mine.values(edition=edition + 1, **new))
    if not cast("CursorResult[Any]", done).rowcount:
        raise Conflict(CHANGED)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
