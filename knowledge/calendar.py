"""What changes on which day: scheduled publications, rules that begin or end, texts that come into force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal, TypeAlias

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.errors import InvalidInput
from knowledge.lifecycle import State
from knowledge.procedure import Procedure, restored
from knowledge.tables import DocumentRow, VersionRow

ComingKind: TypeAlias = Literal["publication", "begins", "ends", "superseded", "text"]

LONGEST_DAYS = 400
_COUNTED = (State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED)
"""A draft may still change; what is in review is about to be decided."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One change on one day."""

    day: date
    kind: ComingKind
    document_id: str
    collection: str
    title: str
    version: int
    state: State
    what: str = ""
    """The law and article whose text comes into force."""


async def coming(sessions: async_sessionmaker[AsyncSession], first: date, last: date) -> list[Coming]:
    """Every change from `first` to `last`, in order; raises `InvalidInput` for a span that is empty or too long."""
    if last < first or (last - first).days > LONGEST_DAYS:
        raise InvalidInput(f"`last`: must be at most {LONGEST_DAYS} days after `first`")
    query = (
        select(VersionRow, DocumentRow.collection)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .where(VersionRow.state.in_(_COUNTED), or_(*_touching(first, last)))
    )
    async with sessions() as session:
        rows = [(row, collection) for row, collection in await session.execute(query)]
    found = [one for row, collection in rows for one in _of_version(row, collection) if first <= one.day <= last]
    return sorted(found, key=lambda one: (one.day, one.kind, one.title, one.what))


def _touching(first: date, last: date) -> Iterator[ColumnElement[bool]]:
    days = (VersionRow.publish_on, VersionRow.effective_from, VersionRow.effective_until, VersionRow.superseded_on)
    yield from (day.between(first, last) for day in days)
    yield from (VersionRow.content.contains(f'"text_version":"{month}') for month in _months(first, last))


def _months(first: date, last: date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= last:
        yield f"{day:%Y-%m}"
        day = (day + timedelta(days=32)).replace(day=1)


def _of_version(row: VersionRow, collection: str) -> Iterator[Coming]:
    def on(day: date, kind: ComingKind, what: str = "") -> Coming:
        return Coming(day, kind, row.document_id, collection, row.title, row.number, State(row.state), what)

    if row.state == State.SCHEDULED and row.publish_on:
        yield on(row.publish_on, "publication")
    if row.effective_from:
        yield on(row.effective_from, "begins")
    if row.effective_until:
        yield on(row.effective_until, "ends")
    if row.superseded_on:
        yield on(row.superseded_on, "superseded")
    content = restored(row.content)
    if isinstance(content, Procedure):
        texts = {(source.text_version, f"{source.name} {source.article}".strip()) for source in content.sources}
        yield from (on(day, "text", what) for day, what in texts if day)


def icalendar(found: Sequence[Coming], names: dict[ComingKind, str]) -> str:
    """RFC 5545: one all-day event a change; lines end with CR LF and hold at most 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Madang//Knowledge//KO"]
    for one in found:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.document_id}-{one.version}-{one.kind}-{one.day:%Y%m%d}-{sha256(one.what.encode()).hexdigest()[:8]}@madang",
            f"DTSTAMP:{one.day:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
            f"SUMMARY:{_escaped(f'{names[one.kind]}: {one.title}')}",
            *([f"DESCRIPTION:{_escaped(one.what)}"] if one.what else []),
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Continuation lines begin with a space; no letter is cut in two."""
    parts: list[str] = []
    part = ""
    for letter in line:
        if len((part + letter).encode()) > 73:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])
