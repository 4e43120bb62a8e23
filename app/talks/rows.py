"""What the ledger writes of an answer, and what makes its words go again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import UpdateBase

from app.talks.tables import AnswerPassageRow, AnswerRow, ContactRow, TalkRow
from app.talks.talk import Answer, Talk

Job: TypeAlias = Callable[[AsyncSession], Awaitable[None]]
Derived: TypeAlias = Callable[[AsyncSession, Select[str]], Awaitable[None]]
"""Deletes what else was made of the words of these answers, given a query of their ids, while the words still stand."""


def is_sealed(talk: Talk) -> bool:
    """Whether a counsellor answered, or the citizen was in a crisis or is under 14: then no word of it is kept."""
    return any(seals(answer) for answer in talk.answers.values())


def seals(answer: Answer) -> bool:
    """Whether this answer makes the whole talk one of which no word is kept."""
    closed = answer.closed
    return answer.agent.official.private or bool(closed and (closed.status == "crisis" or closed.of_child))


def answer_row(talk: Talk, answer: Answer, *, at: datetime) -> AnswerRow:
    """Words stay out where the talk is sealed; its status and passages are kept."""
    closed = answer.closed
    assert closed is not None
    keeps_words = not is_sealed(talk)
    return AnswerRow(
        id=answer.id,
        talk_id=talk.id,
        official=answer.agent.official.id,
        at=at,
        via=answer.via,
        status=closed.status,
        as_of=closed.as_of,
        question=answer.question if keeps_words else "",
        text=answer.text if keeps_words else "",
        heard=answer.heard if keeps_words else None,
        interrupted=answer.interrupted,
        passages=[name for name in answer.passage_ids if name],
        reason=answer.reason,
        score=closed.score if keeps_words else None,
    )


def passage_rows(talk: Talk, answer: Answer) -> list[AnswerPassageRow]:
    """One for each passage that the answer rested on; none where the talk is sealed."""
    if is_sealed(talk):
        return []
    cited = {citation.passage_id: citation for citation in answer.citations if citation.passage_id}
    return [
        AnswerPassageRow(
            answer_id=answer.id,
            passage_id=passage_id,
            document_id=citation.document_id,
            version=citation.version,
            sentence=answer.heard_from(passage_id),
        )
        for passage_id, citation in cited.items()
    ]


def adds(row: TalkRow) -> Job:
    async def job(session: AsyncSession) -> None:
        session.add(row)

    return job


def merges(row: AnswerRow, passages: Sequence[AnswerPassageRow]) -> Job:
    """Writes an answer, or writes it anew with the passages it has now."""

    async def job(session: AsyncSession) -> None:
        known = await session.get(AnswerRow, row.id)
        if known is None and await session.get(TalkRow, row.talk_id) is None:
            return  # the citizen had the talk deleted meanwhile
        row.thumb = known.thumb if known else None
        await session.merge(row)
        await session.flush()
        await session.execute(delete(AnswerPassageRow).where(AnswerPassageRow.answer_id == row.id))
        session.add_all(passages)

    return job


def executes(*statements: UpdateBase) -> Job:
    async def job(session: AsyncSession) -> None:
        for statement in statements:
            await session.execute(statement)

    return job


def forgets_words(talks: ColumnElement[bool], derived: Sequence[Derived]) -> Job:
    """Deletes those talks; of one that a contact hangs on, the outline stays and every word goes."""
    kept = exists().where(ContactRow.talk_id == TalkRow.id)
    answers = AnswerRow.talk_id.in_(select(TalkRow.id).where(talks))
    return _after_derived(answers, derived, executes(delete(TalkRow).where(talks, ~kept), *_wordless(answers)))


def forgets_talk(talk_id: str, derived: Sequence[Derived]) -> Job:
    """Deletes a talk; the cascade takes its answers and contacts."""
    return _after_derived(AnswerRow.talk_id == talk_id, derived, executes(delete(TalkRow).where(TalkRow.id == talk_id)))


def seals_talk(talk_id: str, derived: Sequence[Derived]) -> Job:
    """No word of the talk stays; its statuses and passages do, and nobody is found by them."""
    answers = AnswerRow.talk_id == talk_id
    ids = select(AnswerRow.id).where(answers)
    sealing = executes(
        *_wordless(answers),
        update(AnswerRow).where(answers).values(score=None),
        delete(AnswerPassageRow).where(AnswerPassageRow.answer_id.in_(ids)),
    )
    return _after_derived(answers, derived, sealing)


def _after_derived(answers: ColumnElement[bool], derived: Sequence[Derived], then: Job) -> Job:
    async def job(session: AsyncSession) -> None:
        for forgets in derived:
            await forgets(session, select(AnswerRow.id).where(answers))
        await then(session)

    return job


def _wordless(answers: ColumnElement[bool]) -> list[UpdateBase]:
    ids = select(AnswerRow.id).where(answers)
    return [
        update(AnswerRow).where(answers).values(question="", text="", heard=None),
        update(AnswerPassageRow).where(AnswerPassageRow.answer_id.in_(ids)).values(sentence=""),
    ]
