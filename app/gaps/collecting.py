"""New questions into gaps: found in the ledger, embedded, and put to the matter they are about."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import aliased

from app.gaps.policy import ASKING, LOW_CONFIDENCE, NEAR, TELLING, Outcome, Reason, reason_of
from app.gaps.tables import GapQuestionRow, GapRow
from app.talks.tables import AnswerRow, TalkRow
from app.text_space import TextSpace
from core.clock import Clock
from core.clustering import Matters, Vector
from retrieval.protocols import Tokenizer

BATCH = 200
REOPENS = ("closed", "expired")


@dataclass(frozen=True, slots=True)
class _Found:
    """A question that was not answered well."""

    answer_id: str
    official: str
    text: str
    at: datetime
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Placed:
    """The same with what is made of its words."""

    found: _Found
    terms: list[str]
    vector: Vector


class Collecting:
    """Incremental: a question is looked at once; what a curator decided about a matter stays with it."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        space: TextSpace,
        tokenizer: Tokenizer,
        *,
        private: Collection[str],
    ) -> None:
        """`private`: officials whose talks are never looked at; the ledger has no words of them anyway."""
        self._sessions = sessions
        self._clock = clock
        self._space = space
        self._tokenizer = tokenizer
        self._private = tuple(private)

    async def collect(self) -> int:
        """How many questions were new."""
        await self._renew()
        total = 0
        while found := await self._found():
            placed = await asyncio.to_thread(self._placed, found)
            async with self._sessions.begin() as session:
                await self._write(session, placed)
            total += len(found)
            if len(found) < BATCH:
                break
        return total

    async def _renew(self) -> None:
        """Vectors that another model made are made anew."""
        model = await asyncio.to_thread(lambda: self._space.model)
        old = (
            select(GapQuestionRow, AnswerRow.question)
            .join(AnswerRow, AnswerRow.id == GapQuestionRow.answer_id)
            .where(GapQuestionRow.model != model)
        )
        async with self._sessions() as session:
            texts = [text for _, text in await session.execute(old)]
        if not texts:
            return
        vectors = dict(zip(texts, await asyncio.to_thread(self._space.vectors, texts), strict=True))
        async with self._sessions.begin() as session:
            for row, text in await session.execute(old):
                if text in vectors:
                    row.vector, row.model = vectors[text].astype("<f4").tobytes(), model

    async def _found(self) -> list[_Found]:
        async with self._sessions() as session:
            rows = await session.execute(_candidates(self._private))
            found: list[_Found] = []
            for answer, led_to_a_person in rows:
                outcome = Outcome(answer.status, answer.score, answer.thumb, bool(led_to_a_person))
                if reason := reason_of(outcome):
                    found.append(_Found(answer.id, answer.official, answer.question, answer.at, reason))
            return found

    def _placed(self, found: Sequence[_Found]) -> list[_Placed]:
        vectors = self._space.vectors([one.text for one in found])
        return [_Placed(one, self._tokenizer.terms(one.text), row) for one, row in zip(found, vectors, strict=True)]

    async def _write(self, session: AsyncSession, placed: Sequence[_Placed]) -> None:
        """Under the write lock: a question whose words went in the meantime is left out."""
        ids = [one.found.answer_id for one in placed]
        there = select(AnswerRow.id).where(AnswerRow.id.in_(ids), AnswerRow.question != "")
        still = set(await session.scalars(there))
        by_official: dict[str, list[_Placed]] = defaultdict(list)
        for one in placed:
            if one.found.answer_id in still:
                by_official[one.found.official].append(one)
        for official, ours in by_official.items():
            await self._put(session, official, ours)

    async def _put(self, session: AsyncSession, official: str, placed: Sequence[_Placed]) -> None:
        gaps = {gap.id: gap for gap in await session.scalars(select(GapRow).where(GapRow.official == official))}
        matters = await self._matters(session, gaps)
        for one in placed:
            gap_id = await self._gap_of(session, one, gaps, matters) if one.terms else None
            session.add(
                GapQuestionRow(
                    answer_id=one.found.answer_id,
                    gap_id=gap_id,
                    reason=one.found.reason,
                    terms=one.terms,
                    vector=one.vector.astype("<f4").tobytes(),
                    model=self._space.model,
                )
            )

    async def _matters(self, session: AsyncSession, gaps: Collection[int]) -> Matters:
        matters = Matters()
        query = select(GapQuestionRow.gap_id, GapQuestionRow.vector).where(
            GapQuestionRow.gap_id.in_(gaps), GapQuestionRow.model == self._space.model
        )
        for gap_id, vector in await session.execute(query):
            matters.add(gap_id or 0, np.frombuffer(vector, dtype="<f4"))
        return matters

    async def _gap_of(self, session: AsyncSession, one: _Placed, gaps: dict[int, GapRow], matters: Matters) -> int:
        now = self._clock.now()
        gap_id = matters.nearest(one.vector, at_least=NEAR)
        if gap_id is None:
            gap = GapRow(official=one.found.official, state="open", opened_at=now, changed_at=now)
            session.add(gap)
            await session.flush()
            gap_id = gap.id
            gaps[gap_id] = gap
        _reopen(gaps[gap_id], one.found, now)
        matters.add(gap_id, one.vector)
        return gap_id


def _reopen(gap: GapRow, found: _Found, now: datetime) -> None:
    """A closed matter opens when somebody asks in vain after it was closed."""
    if gap.state in REOPENS and (gap.closed_at is None or found.at > gap.closed_at):
        gap.state, gap.closed_at, gap.changed_at = "open", None, now
        gap.answer = ""


def _candidates(private: Collection[str]) -> Select[AnswerRow, bool]:
    """Answers that were not good enough and have not been looked at, oldest first."""
    led_to_a_person = _led_to_a_person()
    low = and_(AnswerRow.status.in_(TELLING), AnswerRow.score < LOW_CONFIDENCE)
    disliked = and_(AnswerRow.thumb == "down", AnswerRow.status.in_(ASKING))
    seen = exists().where(GapQuestionRow.answer_id == AnswerRow.id)
    return (
        select(AnswerRow, led_to_a_person)
        .join(TalkRow, TalkRow.id == AnswerRow.talk_id)
        .where(AnswerRow.question != "", ~seen, AnswerRow.official.not_in(private))
        .where(or_(AnswerRow.status == "abstained", low, disliked, led_to_a_person))
        .order_by(AnswerRow.at, AnswerRow.id)
        .limit(BATCH)
    )


def _led_to_a_person() -> ColumnElement[bool]:
    """Whether it is the last question that was asked before the citizen came to want a person."""
    other = aliased(AnswerRow)
    last = (
        select(func.max(other.at))
        .where(other.talk_id == AnswerRow.talk_id, other.at <= TalkRow.person_wanted_at, other.status.in_(ASKING))
        .correlate(AnswerRow, TalkRow)
        .scalar_subquery()
    )
    wanted = and_(TalkRow.person_wanted_at.is_not(None), AnswerRow.status.in_(ASKING), AnswerRow.at == last)
    return func.coalesce(wanted, False)
