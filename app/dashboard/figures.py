"""The figures of the dashboard, counted by the database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.dashboard.days import seoul_day
from app.dashboard.health import AGE_BARS, EXAMPLE_QUESTIONS, SOON_DAYS, Live, ending, health
from app.dashboard.views import (
    CollectionDayView,
    Coming,
    ComingView,
    DashboardView,
    DayView,
    HealthView,
    TopicView,
)
from app.gaps.tables import GapRow
from app.talks.tables import AnswerPassageRow, AnswerRow, TalkRow
from core.clock import SEOUL, Clock, today
from knowledge.catalogue import live_row
from knowledge.lifecycle import OPERATOR, SPEAKING, STARTER, State
from knowledge.procedure import restored
from knowledge.publishing import spans_of
from knowledge.tables import DocumentRow, VersionRow

MOST_TOPICS = 12
MACHINES = (STARTER.id, OPERATOR.id)
"""What they put in was approved by nobody in the city yet."""


@dataclass(frozen=True, slots=True)
class _Period:
    """Days from the first to the last, both in Seoul."""

    days: tuple[date, ...]

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.days[0], time(), SEOUL)

    def filled(self, counts: Mapping[str, int]) -> list[int]:
        return [counts.get(day.isoformat(), 0) for day in self.days]


class Figures:
    """Reads only."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    async def dashboard(self, days: int) -> DashboardView:
        """The last `days` days, today included."""
        day = today(self._clock)
        period = _Period(tuple(day - timedelta(days=back) for back in reversed(range(days))))
        async with self._sessions() as session:
            live = await _live(session, day)
            planned = await _planned(session, day)
            return DashboardView(
                days=await _days(session, period),
                topics=await _topics(session, period),
                collections=await _collections(session, period),
                health=await asyncio.to_thread(_health, live, day),
                age_bars=list(AGE_BARS),
                example_questions=EXAMPLE_QUESTIONS,
                coming=sorted([*ending(live, day), *planned], key=lambda one: (one.day, one.document_id)),
                gaps=await _counted(session, select(GapRow.state, func.count()).group_by(GapRow.state)),
            )


async def _days(session: AsyncSession, period: _Period) -> list[DayView]:
    statuses = await _statuses(session, period)
    ups = await _per_day(session, period, AnswerRow.at, AnswerRow.thumb == "up")
    downs = await _per_day(session, period, AnswerRow.at, AnswerRow.thumb == "down")
    talks = await _per_day(session, period, TalkRow.opened_at)
    persons = await _per_day(session, period, TalkRow.person_wanted_at)
    opened = await _per_day(session, period, GapRow.opened_at)
    closed = await _per_day(session, period, GapRow.closed_at)
    rows = zip(period.days, ups, downs, talks, persons, opened, closed, strict=True)
    return [
        DayView(
            day=day,
            statuses=statuses[day.isoformat()],
            up=up,
            down=down,
            talks=talk,
            persons=person,
            gaps_opened=new,
            gaps_closed=done,
        )
        for day, up, down, talk, person, new, done in rows
    ]


async def _statuses(session: AsyncSession, period: _Period) -> dict[str, dict[str, int]]:
    day = seoul_day(AnswerRow.at)
    query = select(day, AnswerRow.status, func.count()).where(AnswerRow.at >= period.starts_at)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for on, status, count in await session.execute(query.group_by(day, AnswerRow.status)):
        found[on][status] = count
    return found


async def _per_day(session: AsyncSession, period: _Period, column: Any, *conditions: ColumnElement[bool]) -> list[int]:
    """How many rows have their moment on each day."""
    day = seoul_day(column)
    query = select(day, func.count()).where(column >= period.starts_at, *conditions).group_by(day)
    return period.filled(await _counted(session, query))


async def _topics(session: AsyncSession, period: _Period) -> list[TopicView]:
    answers = func.count(AnswerPassageRow.answer_id.distinct())
    query = (
        select(AnswerPassageRow.document_id, DocumentRow.collection, answers)
        .join(AnswerRow, AnswerRow.id == AnswerPassageRow.answer_id)
        .join(DocumentRow, DocumentRow.id == AnswerPassageRow.document_id)
        .where(AnswerRow.at >= period.starts_at)
        .group_by(AnswerPassageRow.document_id, DocumentRow.collection)
        .order_by(answers.desc(), AnswerPassageRow.document_id)
        .limit(MOST_TOPICS)
    )
    rows = list(await session.execute(query))
    newest = (
        select(VersionRow.document_id, VersionRow.title)
        .where(VersionRow.document_id.in_([row[0] for row in rows]))
        .order_by(VersionRow.number)
    )
    titles = {document_id: title for document_id, title in await session.execute(newest)}  # noqa: C416
    return [
        TopicView(document_id=name, title=titles.get(name, name), collection=collection, answers=count)
        for name, collection, count in rows
    ]


async def _collections(session: AsyncSession, period: _Period) -> list[CollectionDayView]:
    day = seoul_day(AnswerRow.at)
    answers = func.count(AnswerPassageRow.answer_id.distinct())
    query = (
        select(DocumentRow.collection, day, answers)
        .join(AnswerPassageRow, AnswerPassageRow.document_id == DocumentRow.id)
        .join(AnswerRow, AnswerRow.id == AnswerPassageRow.answer_id)
        .where(AnswerRow.at >= period.starts_at)
        .group_by(DocumentRow.collection, day)
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for collection, on, count in await session.execute(query):
        found[collection][on] = count
    return [CollectionDayView(collection=name, answers=period.filled(found[name])) for name in sorted(found)]


async def _counted(session: AsyncSession, query: Select[Any, int]) -> dict[str, int]:
    return {str(name): count for name, count in await session.execute(query)}


async def _live(session: AsyncSession, day: date) -> list[Live]:
    """What citizens hear today, of every document."""
    query = (
        select(VersionRow, DocumentRow.collection)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(VersionRow.state.in_(SPEAKING))
        .order_by(VersionRow.document_id, VersionRow.revision, VersionRow.number)
    )
    versions: dict[tuple[str, str], list[VersionRow]] = defaultdict(list)
    for row, collection in await session.execute(query):
        versions[row.document_id, collection].append(row)
    return await asyncio.to_thread(_heard_on, day, versions)


def _heard_on(day: date, versions: Mapping[tuple[str, str], Sequence[VersionRow]]) -> list[Live]:
    """Blocking: reads the contents of some hundred documents."""
    return [
        _heard(collection, rows, live)
        for (_, collection), rows in versions.items()
        if (live := live_row(rows, day)) is not None
    ]


def _heard(collection: str, rows: Sequence[VersionRow], row: VersionRow) -> Live:
    by_a_person = row.approver_id not in MACHINES
    approved = row.published_at.astimezone(SEOUL).date() if row.published_at and by_a_person else None
    last = spans_of(rows)[rows.index(row)].last if row.superseded_on is None else None
    return Live(row.document_id, row.title, collection, restored(row.content), approved, last)


def _health(live: Sequence[Live], day: date) -> list[HealthView]:
    by_collection: dict[str, list[Live]] = defaultdict(list)
    for document in live:
        by_collection[document.collection].append(document)
    return [health(name, by_collection[name], day) for name in sorted(by_collection)]


async def _planned(session: AsyncSession, day: date) -> list[ComingView]:
    """What is published on a day to come, or published already and begins to hold later."""
    soon = day + timedelta(days=SOON_DAYS)
    scheduled = (VersionRow.state == State.SCHEDULED) & VersionRow.publish_on.between(day, soon)
    later = (VersionRow.state == State.PUBLISHED) & VersionRow.effective_from.between(day + timedelta(days=1), soon)
    query = select(VersionRow, DocumentRow.collection).join(DocumentRow, DocumentRow.id == VersionRow.document_id)
    return [
        _coming(row, collection, "is_published" if row.state == State.SCHEDULED else "begins")
        for row, collection in await session.execute(query.where(or_(scheduled, later)))
    ]


def _coming(row: VersionRow, collection: str, what: Coming) -> ComingView:
    day = row.publish_on if what == "is_published" else row.effective_from
    assert day is not None
    return ComingView(document_id=row.document_id, title=row.title, collection=collection, what=what, day=day)
