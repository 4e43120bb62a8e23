"""What changed under the answers that were given: a version then and now, and who heard of it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from app.recall.tables import DeliveryRow
from app.recall.views import AnswerView, ChangedPassage, ChangeView, Gone, SaidView
from app.talks.contacts import same_person
from app.talks.tables import AnswerPassageRow, AnswerRow, ContactRow
from core.clock import SEOUL
from core.errors import NotFound
from core.passages import Passage
from core.speech import WrittenLanguage
from knowledge.catalogue import live_row
from knowledge.lifecycle import State
from knowledge.passages import passages_of
from knowledge.procedure import restored
from knowledge.publishing import speaking_versions
from knowledge.tables import AuditRow, DocumentRow, VersionRow

GONE = (State.SUPERSEDED, State.WITHDRAWN)
MOST_CHANGES = 200
MOST_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A version that is not said any more, beside what is said today."""

    document_id: str
    collection: str
    title: str
    title_en: str
    version: int
    state: Gone
    changed_on: date
    now_version: int | None
    changed: dict[str, ChangedPassage]
    """By the id of the passage that answers rested on; those that say the same today are left out."""


async def changes(session: AsyncSession, today: date) -> list[Change]:
    """Every change under an answer, newest first."""
    used = select(AnswerPassageRow.document_id, AnswerPassageRow.version).distinct().subquery()
    rows = await session.scalars(
        select(VersionRow)
        .join(used, and_(used.c.document_id == VersionRow.document_id, used.c.version == VersionRow.number))
        .where(VersionRow.state.in_(GONE))
        .options(defer(VersionRow.content))
        .order_by(VersionRow.updated_at.desc())
        .limit(MOST_CHANGES)
    )
    found = await _changes_of(session, list(rows), today)
    return sorted(found, key=lambda change: (change.changed_on, change.document_id), reverse=True)


async def change(session: AsyncSession, document_id: str, version: int, today: date) -> Change:
    """Raises `NotFound` for a version that is not there, or that is said today."""
    row = await session.get(VersionRow, (document_id, version))
    if row is None or row.state not in GONE:
        raise NotFound(f"version {version} of `{document_id}` is not one that was replaced or withdrawn")
    return (await _changes_of(session, [row], today))[0]


async def seen(session: AsyncSession, change: Change) -> ChangeView:
    """The change with how many heard of it."""
    answers = select(func.count(AnswerPassageRow.answer_id.distinct())).where(_touched(change))
    contacts = await contacts_of(session, change)
    told = await told_of(session, change)
    people = {same_person(contact.contact) for contact in contacts}
    return ChangeView(
        document_id=change.document_id,
        title=change.title,
        collection=change.collection,
        version=change.version,
        state=change.state,
        changed_on=change.changed_on,
        now_version=change.now_version,
        answers=await session.scalar(answers) or 0,
        people=len(people),
        untold=len(people - told),
    )


async def contacts_of(session: AsyncSession, change: Change) -> list[ContactRow]:
    """Contacts that were left to hear of a change of these answers, oldest first; one person may stand there twice."""
    answers = select(AnswerPassageRow.answer_id).where(_touched(change))
    talks = select(AnswerRow.talk_id).where(AnswerRow.id.in_(answers))
    for_answer = or_(
        ContactRow.answer_id.in_(answers), and_(ContactRow.answer_id.is_(None), ContactRow.talk_id.in_(talks))
    )
    query = select(ContactRow).where(ContactRow.purpose == "changes", for_answer).order_by(ContactRow.id)
    return list(await session.scalars(query))


async def told_of(session: AsyncSession, change: Change) -> set[str]:
    """The people to whom a correction of this change was written already."""
    query = (
        select(ContactRow.contact)
        .join(DeliveryRow, DeliveryRow.contact_id == ContactRow.id)
        .where(DeliveryRow.document_id == change.document_id, DeliveryRow.version == change.version)
    )
    return {same_person(contact) for contact in await session.scalars(query)}


async def answers_of(session: AsyncSession, change: Change) -> list[AnswerView]:
    """The answers that would be others today, newest first."""
    rows = (await session.execute(_answers(change))).all()
    said: dict[str, list[SaidView]] = defaultdict(list)
    answers: dict[str, AnswerRow] = {}
    for answer, passage in rows:
        answers[answer.id] = answer
        then = change.changed[passage.passage_id]
        said[answer.id].append(SaidView(sentence=passage.sentence, then=then.then, now=then.now))
    people = _people_by_answer(await contacts_of(session, change))
    return [
        AnswerView(
            at=answer.at,
            official=answer.official,
            as_of=answer.as_of,
            said=said[answer.id],
            people=len(people[answer.id] | people[answer.talk_id]),
        )
        for answer in list(answers.values())[:MOST_ANSWERS]
    ]


def _answers(change: Change) -> Select[AnswerRow, AnswerPassageRow]:
    return (
        select(AnswerRow, AnswerPassageRow)
        .join(AnswerPassageRow, AnswerPassageRow.answer_id == AnswerRow.id)
        .where(_touched(change))
        .order_by(AnswerRow.at.desc(), AnswerRow.id, AnswerPassageRow.passage_id)
        .limit(MOST_ANSWERS * 4)
    )


def _people_by_answer(contacts: Sequence[ContactRow]) -> dict[str, set[str]]:
    """By answer, and by talk for those that were left for a whole talk."""
    people: dict[str, set[str]] = defaultdict(set)
    for contact in contacts:
        people[contact.answer_id or contact.talk_id].add(same_person(contact.contact))
    return people


def _touched(change: Change) -> ColumnElement[bool]:
    """Document and version first: there is an index of them, and none of passages."""
    return and_(
        AnswerPassageRow.document_id == change.document_id,
        AnswerPassageRow.version == change.version,
        AnswerPassageRow.passage_id.in_(list(change.changed)),
    )


async def _changes_of(session: AsyncSession, rows: Sequence[VersionRow], today: date) -> list[Change]:
    ids = [row.document_id for row in rows]
    documents = {row.id: row for row in await session.scalars(select(DocumentRow).where(DocumentRow.id.in_(ids)))}
    speaking = await speaking_versions(session, ids)
    withdrawn = await _withdrawn_on(session, ids)
    found: list[Change] = []
    for row in rows:
        now = live_row(speaking.get(row.document_id, []), today)
        for one in (row, now) if now else (row,):
            await session.refresh(one, ["content"])
        day = withdrawn.get((row.document_id, row.number)) or row.superseded_on or today
        found.append(await asyncio.to_thread(_compared, documents[row.document_id], row, now, day))
    return found


async def _withdrawn_on(session: AsyncSession, ids: Sequence[str]) -> dict[tuple[str, int | None], date]:
    query = select(AuditRow).where(AuditRow.document_id.in_(ids), AuditRow.action == "withdrawn").order_by(AuditRow.id)
    return {(row.document_id, row.number): row.at.astimezone(SEOUL).date() for row in await session.scalars(query)}


def _compared(document: DocumentRow, then: VersionRow, now: VersionRow | None, day: date) -> Change:
    before = passages_of(restored(then.content), version=then.number)
    after = {_place(p): p for p in passages_of(restored(now.content), version=now.number)} if now else {}
    titles = {passage.language: passage.title for passage in (*before, *after.values())}
    return Change(
        document_id=document.id,
        collection=document.collection,
        title=(now or then).title,
        title_en=titles.get("en", (now or then).title),
        version=then.number,
        state=cast("Gone", then.state),
        changed_on=day,
        now_version=now.number if now else None,
        changed=_changed(before, after),
    )


def _changed(before: Sequence[Passage], after: dict[str, Passage]) -> dict[str, ChangedPassage]:
    changed: dict[str, ChangedPassage] = {}
    for passage in before:
        now = after.get(_place(passage))
        if now is None or now.text != passage.text:
            changed[passage.id] = ChangedPassage(
                section=passage.section,
                language=cast("WrittenLanguage", passage.language),
                then=passage.text,
                now=now.text if now else "",
            )
    return changed


def _place(passage: Passage) -> str:
    """`move-in-report#fee-2.en`: the same in every version."""
    return passage.id.rpartition("@")[0]
