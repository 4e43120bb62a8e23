"""Events of a petition as stored: the name of the event, and its fields as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast, get_args

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework.petitions.events import Author, AuthorKind, Entry, PetitionEvent
from casework.tables import PetitionEntryRow


def dumped(event: PetitionEvent) -> tuple[str, str]:
    """`("SupplementAsked", '{"days":5,"found_later":false}')`."""
    kind = type(event)
    return kind.__name__, _adapter(kind).dump_json(event).decode()


def loaded(kind: str, body: str) -> PetitionEvent:
    """The event again; raises `KeyError` on a name that is none, `ValidationError` on fields that are not its own."""
    return _adapter(_kinds()[kind]).validate_json(body)


def entry_of(row: PetitionEntryRow) -> Entry:
    """The line as it was entered."""
    author = Author(cast("AuthorKind", row.author_kind), row.author_name)
    return Entry(row.at, author, loaded(row.kind, row.body))


async def ledgers_of(session: AsyncSession, ids: Sequence[int]) -> dict[int, list[Entry]]:
    """Of so many petitions, each oldest first."""
    entries: dict[int, list[Entry]] = {one: [] for one in ids}
    lines = select(PetitionEntryRow).where(PetitionEntryRow.petition_id.in_(ids)).order_by(PetitionEntryRow.number)
    for line in await session.scalars(lines):
        entries[line.petition_id].append(entry_of(line))
    return entries


@cache
def _kinds() -> Mapping[str, type[PetitionEvent]]:
    return {kind.__name__: kind for kind in get_args(PetitionEvent)}


@cache
def _adapter(kind: type[PetitionEvent]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
