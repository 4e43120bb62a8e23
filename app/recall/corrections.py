"""Corrections: written once for a change, sent to each person at most once, called where there is only a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.mailing.outbox import Outbox
from app.recall.changes import Change, answers_of, change, changes, contacts_of, seen, told_of
from app.recall.letters import LETTERS
from app.recall.tables import CorrectionRow, DeliveryRow
from app.recall.views import (
    ChangeView,
    CorrectionCall,
    CorrectionCallLine,
    CorrectionView,
    DeliveryState,
    DeliveryView,
    RecallView,
)
from app.recall.wording import draft
from app.talks.contacts import Channel, channel_of, masked, same_person
from app.talks.tables import ContactRow, TalkRow
from core.clock import Clock, today
from core.errors import Conflict, NotFound
from core.letters import LetterStanding
from knowledge.tables import VersionRow


@dataclass(frozen=True, slots=True)
class Written:
    """A curator's words."""

    subject: str
    text: str
    author: str


class Corrections:
    """What curators see of recalls and do about them."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, *, sends_letters: bool) -> None:
        self._sessions = sessions
        self._clock = clock
        self._sends_letters = sends_letters
        self._outbox = Outbox(LETTERS, clock)

    async def changes(self) -> list[ChangeView]:
        """Versions that answers rested on and that are said otherwise today, or not at all; newest first."""
        async with self._sessions() as session:
            views = [await seen(session, one) for one in await changes(session, today(self._clock))]
        return [view for view in views if view.answers]

    async def recall(self, document_id: str, version: int) -> RecallView:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            found = await change(session, document_id, version, today(self._clock))
            people = await _untold(session, found)
            titles = {"ko": found.title, "en": found.title_en}
            passages = list(found.changed.values())
            english = await _was_english(session, people)
            return RecallView(
                change=await seen(session, found),
                passages=passages,
                answers=await answers_of(session, found),
                letters=sum(channel_of(person.contact) == "email" for person in people),
                calls=sum(channel_of(person.contact) == "phone" for person in people),
                sends_letters=self._sends_letters,
                draft=draft({"ko": titles["ko"], "en": titles["en"]}, passages, found.changed_on, english=english),
                corrections=await _written(session, found, self._outbox),
            )

    async def write(self, document_id: str, version: int, written: Written) -> RecallView:
        """To everybody who left a contact and was not written to yet; raises `Conflict` where there is nobody."""
        now = self._clock.now()
        async with self._sessions.begin() as session:
            found = await change(session, document_id, version, today(self._clock))
            people = await _untold(session, found)
            if not people:
                raise Conflict("everybody who left a contact for this has been written to")
            row = CorrectionRow(
                document_id=document_id,
                version=version,
                now_version=found.now_version,
                subject=written.subject,
                text=written.text,
                author=written.author,
                created_at=now,
            )
            session.add(row)
            await session.flush()
            deliveries = [_delivery(row, person, now) for person in people]
            session.add_all(deliveries)
            await session.flush()
            for one in deliveries:
                if one.channel == "email":
                    self._outbox.put(session, str(one.id))
        return await self.recall(document_id, version)

    async def try_again(self, delivery_id: int) -> None:
        """A letter that failed, or of which nobody knows whether it arrived; raises `NotFound` or `Conflict`."""
        async with self._sessions.begin() as session:
            row = await _delivery_row(session, delivery_id)
            if row.channel == "phone":
                raise Conflict("whoever left a number is called: there is no letter")
            await self._outbox.try_again(session, str(row.id))

    # Calls

    async def calls(self) -> list[CorrectionCallLine]:
        """Who is still to be called, oldest first."""
        query = (
            select(DeliveryRow, ContactRow.contact, VersionRow.title)
            .join(ContactRow, ContactRow.id == DeliveryRow.contact_id)
            .join(
                VersionRow,
                (VersionRow.document_id == DeliveryRow.document_id) & (VersionRow.number == DeliveryRow.version),
            )
            .where(DeliveryRow.channel == "phone", DeliveryRow.done_by.is_(None))
            .order_by(DeliveryRow.id)
        )
        async with self._sessions() as session:
            return [
                CorrectionCallLine(
                    id=row.id,
                    document_id=row.document_id,
                    title=title,
                    contact=masked(contact),
                    since=row.changed_at,
                )
                for row, contact, title in await session.execute(query)
            ]

    async def call(self, delivery_id: int) -> CorrectionCall:
        """The number and the words, for whoever calls now; raises `NotFound`, or `Conflict` once it was made."""
        async with self._sessions() as session:
            row = await _delivery_row(session, delivery_id)
            _require_to_call(row)
            contact = await session.get(ContactRow, row.contact_id)
            correction = await session.get_one(CorrectionRow, row.correction_id)
            assert contact is not None
            return CorrectionCall(id=row.id, contact=contact.contact, subject=correction.subject, text=correction.text)

    async def called(self, delivery_id: int, by: str) -> None:
        """Raises `NotFound`, or `Conflict` where somebody has called already."""
        async with self._sessions.begin() as session:
            row = await _delivery_row(session, delivery_id)
            _require_to_call(row)
            row.done_by, row.changed_at = by, self._clock.now()

    async def tidy(self) -> None:
        """Drops what can never be delivered: the contact was deleted, or its retention is over."""
        gone = select(DeliveryRow.id).where(DeliveryRow.contact_id.is_(None), DeliveryRow.done_by.is_(None))
        async with self._sessions.begin() as session:
            ids = list(await session.scalars(gone))
            letters = await self._outbox.standing(session, [str(one) for one in ids])
            never = [one for one in ids if (letter := letters.get(str(one))) is None or letter.state != "sent"]
            await self._outbox.drop(session, [str(one) for one in never])
            await session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(never)))


async def _untold(session: AsyncSession, found: Change) -> list[ContactRow]:
    """One contact for each person who was not written to yet."""
    told = await told_of(session, found)
    people: dict[str, ContactRow] = {}
    for contact in await contacts_of(session, found):
        person = same_person(contact.contact)
        if person not in told and channel_of(contact.contact) is not None:
            people.setdefault(person, contact)
    return list(people.values())


async def _was_english(session: AsyncSession, people: Sequence[ContactRow]) -> bool:
    talks = {person.talk_id for person in people}
    query = select(TalkRow.id).where(TalkRow.id.in_(talks), TalkRow.language == "en").limit(1)
    return await session.scalar(query) is not None


def _delivery(correction: CorrectionRow, contact: ContactRow, now: datetime) -> DeliveryRow:
    channel = channel_of(contact.contact)
    return DeliveryRow(
        correction_id=correction.id,
        document_id=correction.document_id,
        version=correction.version,
        contact_id=contact.id,
        channel=channel,
        changed_at=now,
    )


async def _delivery_row(session: AsyncSession, delivery_id: int) -> DeliveryRow:
    row = await session.get(DeliveryRow, delivery_id)
    if row is None or row.contact_id is None:
        raise NotFound("there is nobody to be told: the contact was deleted")
    return row


def _require_to_call(row: DeliveryRow) -> None:
    if row.done_by or row.channel != "phone":
        raise Conflict(f"`{row.done_by}` has already called" if row.done_by else "this one gets a letter")


async def _written(session: AsyncSession, found: Change, outbox: Outbox) -> list[CorrectionView]:
    """Newest first."""
    about = (CorrectionRow.document_id == found.document_id, CorrectionRow.version == found.version)
    rows = list(await session.scalars(select(CorrectionRow).where(*about).order_by(CorrectionRow.id.desc())))
    query = (
        select(DeliveryRow, ContactRow.contact)
        .outerjoin(ContactRow, ContactRow.id == DeliveryRow.contact_id)
        .where(DeliveryRow.correction_id.in_([row.id for row in rows]))
        .order_by(DeliveryRow.id)
    )
    deliveries = (await session.execute(query)).all()
    letters = await outbox.standing(session, [str(row.id) for row, _ in deliveries])
    by_correction: dict[int, list[DeliveryView]] = {row.id: [] for row in rows}
    for row, contact in deliveries:
        by_correction[row.correction_id].append(_delivery_view(row, contact, letters.get(str(row.id))))
    return [
        CorrectionView(
            id=row.id,
            subject=row.subject,
            text=row.text,
            author=row.author,
            created_at=row.created_at,
            deliveries=by_correction[row.id],
        )
        for row in rows
    ]


def _delivery_view(row: DeliveryRow, contact: str | None, letter: LetterStanding | None) -> DeliveryView:
    called: DeliveryState = "told" if row.done_by else "to_call"
    return DeliveryView(
        id=row.id,
        channel=cast("Channel", row.channel),
        contact=masked(contact) if contact else "",
        state=letter.state if letter else called,
        attempts=letter.attempts if letter else 0,
        problem=letter.problem if letter else "",
        changed_at=letter.changed_at if letter else row.changed_at,
        done_by=row.done_by,
    )
