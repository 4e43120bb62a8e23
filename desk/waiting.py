"""The waiting list: who waits, in which order, and who took whom. Pure but for the clock that is passed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from core.answers import HandoffReason
from core.errors import Conflict, NotFound
from core.speech import Language

EntryState: TypeAlias = Literal["waiting", "accepted"]

# Lower goes first: a crisis does not wait behind a question.
PRIORITY: Mapping[HandoffReason, int] = MappingProxyType(
    {"crisis": 1, "staff_decided": 2, "abuse": 3, "no_answer": 3, "citizen_asked": 3}
)
HEAD_OF_QUEUE = 0  # a citizen whose person's connection dropped was already being served


@dataclass(frozen=True, slots=True)
class Entry:
    """One citizen who waits or is being served."""

    talk_id: str
    official: str
    skill: str
    reason: HandoffReason
    language: Language
    summary: str
    since: datetime
    state: EntryState = "waiting"
    staff_id: str = ""
    staff_name: str = ""
    accepted_at: datetime | None = None
    returned: bool = False
    """The person's connection dropped."""

    @property
    def order(self) -> tuple[int, datetime]:
        return HEAD_OF_QUEUE if self.returned else PRIORITY[self.reason], self.since


class WaitingList:
    """One place each; accepting is atomic, so two people never get the same citizen."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def __contains__(self, talk_id: object) -> bool:
        return talk_id in self._entries

    def add(self, entry: Entry) -> Entry:
        """Adds a citizen; one who waits already keeps the place, which a graver reason moves up, with a new summary."""
        known = self._entries.get(entry.talk_id)
        if known and known.state == "accepted":
            return known
        if known:
            is_graver = PRIORITY[entry.reason] < PRIORITY[known.reason]
            entry = replace(known, reason=entry.reason if is_graver else known.reason, summary=entry.summary)
        self._entries[entry.talk_id] = entry
        return entry

    def waiting(self) -> list[Entry]:
        """Who waits, first in line first."""
        return sorted((e for e in self._entries.values() if e.state == "waiting"), key=lambda e: e.order)

    def served_by(self, staff_id: str) -> list[Entry]:
        return [e for e in self._entries.values() if e.state == "accepted" and e.staff_id == staff_id]

    def find(self, talk_id: str) -> Entry:
        entry = self._entries.get(talk_id)
        if entry is None:
            raise NotFound("this citizen no longer waits")
        return entry

    def position(self, talk_id: str) -> int | None:
        """1 is next; None for one who does not wait."""
        places = [e.talk_id for e in self.waiting()]
        return places.index(talk_id) + 1 if talk_id in places else None

    def accept(self, talk_id: str, *, staff_id: str, staff_name: str, now: datetime) -> Entry:
        """Raises `Conflict` when somebody was faster."""
        entry = self.find(talk_id)
        if entry.state == "accepted":
            raise Conflict(f"`{entry.staff_name}` was faster and is already talking with this citizen")
        taken = replace(entry, state="accepted", staff_id=staff_id, staff_name=staff_name, accepted_at=now)
        self._entries[talk_id] = taken
        return taken

    def returned(self, talk_id: str) -> Entry:
        """A served citizen waits again, at the head of the queue, because the person's connection dropped."""
        entry = replace(
            self.find(talk_id), state="waiting", returned=True, staff_id="", staff_name="", accepted_at=None
        )
        self._entries[talk_id] = entry
        return entry

    def remove(self, talk_id: str) -> Entry | None:
        return self._entries.pop(talk_id, None)
