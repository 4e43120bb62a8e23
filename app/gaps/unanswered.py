"""Questions that bear on a procedure which somebody is about to write, and that nothing answers yet.

Their words are read from the talks whenever they are shown, so that they go with the talks' retention or deletion.
Those that a curator took into a draft go as well, until somebody has reviewed it (`app.gaps.forgetting`).
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.gaps.policy import NEAR, GapState
from app.gaps.tables import GapDraftRow, GapQuestionRow, GapRow
from app.gaps.wording import example_of
from app.talks.tables import AnswerRow
from app.text_space import TextSpace
from core.clustering import Vector
from core.officials import Official

MOST_QUESTIONS = 10  # of one procedure
LACKING: tuple[GapState, ...] = ("open", "drafted")


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """One question; `gap` is the matter it belongs to."""

    answer_id: str
    text: str
    gap: int
    talk: str
    vector: Vector


class Unanswered:
    """The `AskedQuestions` of proposals."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], space: TextSpace, officials: Mapping[str, Official]
    ) -> None:
        self._sessions = sessions
        self.space = space
        self._officials = officials

    async def near(self, procedures: Sequence[Sequence[str]], collection: str) -> list[list[str]]:
        """For each procedure, which is given by what it may be called, the questions near it; most asked first."""
        async with self._sessions() as session:
            asked = await self._asked(session, collection)
        if not asked or not procedures:
            return [[] for _ in procedures]
        centres = await asyncio.to_thread(self._centres, procedures)
        cosines = centres @ np.stack([one.vector for one in asked]).T
        citizens = Counter(gap for gap, _ in {(one.gap, one.talk) for one in asked})
        return [_chosen(asked, row, citizens) for row in cosines]

    async def drafted(
        self, session: AsyncSession, document_id: str, questions: Collection[str], collection: str
    ) -> None:
        """Notes which questions a new draft holds; the draft and its note are one transaction."""
        held = [one.answer_id for one in await self._asked(session, collection) if one.text in questions]
        session.add_all(GapDraftRow(answer_id=answer_id, document_id=document_id) for answer_id in held)

    async def _asked(self, session: AsyncSession, collection: str) -> list[_Unanswered]:
        """Of officials who search that collection and keep what is said to them."""
        officials = [one.id for one in self._officials.values() if collection in one.collections and not one.private]
        model = await asyncio.to_thread(lambda: self.space.model)
        query = (
            select(AnswerRow.id, AnswerRow.question, GapQuestionRow.gap_id, AnswerRow.talk_id, GapQuestionRow.vector)
            .join(AnswerRow, AnswerRow.id == GapQuestionRow.answer_id)
            .join(GapRow, GapRow.id == GapQuestionRow.gap_id)
            .where(GapRow.official.in_(officials), GapRow.state.in_(LACKING))
            .where(AnswerRow.question != "", GapQuestionRow.model == model)
            .order_by(AnswerRow.at, AnswerRow.id)
        )
        rows = (await session.execute(query)).all()
        return [
            _Unanswered(answer_id, line, gap or 0, talk, np.frombuffer(vector, "<f4"))
            for answer_id, question, gap, talk, vector in rows
            if (line := example_of(question))
        ]

    def _centres(self, procedures: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """One row of length 1 for each; blocking."""
        vectors = self.space.vectors([text for texts in procedures for text in texts])
        starts = np.cumsum([0, *(len(texts) for texts in procedures[:-1])])
        centres = np.add.reduceat(vectors, starts, axis=0)
        return centres / np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)


def _chosen(asked: Sequence[_Unanswered], cosines: NDArray[np.float32], citizens: Mapping[int, int]) -> list[str]:
    near = [at for at in range(len(asked)) if cosines[at] >= NEAR]
    near.sort(key=lambda at: (-citizens[asked[at].gap], -cosines[at]))
    return list(dict.fromkeys(asked[at].text for at in near))[:MOST_QUESTIONS]
