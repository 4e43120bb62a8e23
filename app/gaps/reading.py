"""Gaps as they stand now: every word read from the answers, so that nothing outlives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

import numpy as np
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.gaps.policy import GapState, Reason
from app.gaps.tables import GapQuestionRow, GapRow
from app.gaps.views import GapDetail, GapQuestionView, GapView
from app.talks.tables import AnswerRow, TalkRow
from core.clock import SEOUL
from core.clustering import Vector, central_first, distinctive
from core.officials import Official
from core.speech import Language

MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a gap."""

    answer_id: str
    talk_id: str
    text: str
    language: Language
    reason: Reason
    at: datetime
    passage_ids: tuple[str, ...]
    """What it was answered from."""
    terms: tuple[str, ...]
    vector: Vector


async def questions_of(session: AsyncSession, gap_ids: Collection[int]) -> dict[int, list[Asked]]:
    """By gap, the most central first; a gap whose questions are gone is left out."""
    query = (
        select(GapQuestionRow, AnswerRow, TalkRow.language)
        .join(AnswerRow, AnswerRow.id == GapQuestionRow.answer_id)
        .join(TalkRow, TalkRow.id == AnswerRow.talk_id)
        .where(GapQuestionRow.gap_id.in_(gap_ids), AnswerRow.question != "")
        .order_by(AnswerRow.at, AnswerRow.id)
    )
    found: dict[int, list[Asked]] = defaultdict(list)
    for row, answer, language in await session.execute(query):
        found[row.gap_id or 0].append(_asked(row, answer, language))
    return {gap_id: [asked[at] for at in central_first([a.vector for a in asked])] for gap_id, asked in found.items()}


def shown(
    gaps: Sequence[GapRow], questions: Mapping[int, Sequence[Asked]], officials: Mapping[str, Official]
) -> list[GapView]:
    """Those that have questions left, the one that most citizens asked about first."""
    everywhere = [asked.terms for group in questions.values() for asked in group]
    views = [_view(gap, questions[gap.id], everywhere, officials) for gap in gaps if gap.id in questions]
    return sorted(views, key=lambda view: (-view.citizens, -view.questions, -view.last_on.toordinal(), view.id))


def detailed(view: GapView, asked: Sequence[Asked]) -> GapDetail:
    return GapDetail(
        gap=view,
        questions=[
            GapQuestionView(text=one.text, language=one.language, reason=one.reason, asked_on=_day(one.at))
            for one in asked[:MOST_QUESTIONS]
        ],
    )


def _asked(row: GapQuestionRow, answer: AnswerRow, language: str) -> Asked:
    return Asked(
        answer_id=answer.id,
        talk_id=answer.talk_id,
        text=answer.question,
        language=cast("Language", language),
        reason=cast("Reason", row.reason),
        at=answer.at,
        passage_ids=tuple(answer.passages),
        terms=tuple(row.terms),
        vector=np.frombuffer(row.vector, dtype="<f4"),
    )


def _view(
    gap: GapRow, asked: Sequence[Asked], everywhere: Sequence[Collection[str]], officials: Mapping[str, Official]
) -> GapView:
    official = officials.get(gap.official)
    days = sorted(_day(one.at) for one in asked)
    return GapView(
        id=gap.id,
        official=gap.official,
        collection=official.collections[0] if official else gap.official,
        state=cast("GapState", gap.state),
        label=asked[0].text,
        terms=distinctive([one.terms for one in asked], everywhere),
        citizens=len({one.talk_id for one in asked}),
        questions=len(asked),
        reasons=dict(Counter(one.reason for one in asked)),
        first_on=days[0],
        last_on=days[-1],
        document_id=gap.document_id,
        note=gap.note,
        decided_by=gap.decided_by,
        answer=gap.answer,
        closed_at=gap.closed_at,
    )


def _day(at: datetime) -> date:
    return at.astimezone(SEOUL).date()
