"""What was made of citizens' words goes with them: what gaps keep, and questions in drafts that nobody reviewed yet."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.gaps.tables import GapDraftRow, GapQuestionRow
from app.gaps.wording import example_of
from app.talks.rows import Derived
from app.talks.tables import AnswerRow
from core.clock import Clock
from knowledge.drafting import take_out


def forgets_questions(clock: Clock) -> Derived:
    """For the ledger."""

    async def forget(session: AsyncSession, answers: Select[str]) -> None:
        drafted = (
            select(GapDraftRow.document_id, AnswerRow.question)
            .join(AnswerRow, AnswerRow.id == GapDraftRow.answer_id)
            .where(GapDraftRow.answer_id.in_(answers), AnswerRow.question != "")
        )
        words: dict[str, set[str]] = defaultdict(set)
        for document_id, question in await session.execute(drafted):
            words[document_id].add(example_of(question))
        for document_id, some in words.items():
            await take_out(session, document_id, some, clock.now())
        for table in (GapDraftRow, GapQuestionRow):
            await session.execute(delete(table).where(table.answer_id.in_(answers)))

    return forget
