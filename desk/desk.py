"""The desk: who is on duty, who waits, and the person who steps into an avatar and out of it again."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Literal

from core.accounts import Account
from core.answers import HandoffReason
from core.clock import Clock
from core.errors import Conflict, Forbidden
from core.officials import Official
from core.speech import Language
from desk.announcements import Announcement
from desk.hours import described
from desk.protocols import TalkFloor
from desk.waiting import Entry, WaitingList

DROP_GRACE_SECONDS = 8.0  # a page reload or a lift ride takes about 5 s; longer than that and the citizen is alone


@dataclass(frozen=True, slots=True)
class Call:
    """A talk that needs a person."""

    talk_id: str
    official: str
    language: Language
    reason: HandoffReason
    summary: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citizen stands in the wait."""

    state: Literal["waiting", "unattended", "accepted"]
    """`unattended`: nobody is on duty; `accepted`: a person is there already."""
    position: int | None
    people_on_duty: int
    hours: str
    callback_offered: bool


@dataclass(slots=True)
class _Person:
    account: Account
    left_at: float | None = None
    """When the last screen closed; None while one is open."""
    line_id: str | None = None
    """The connection that carries the person's voice."""


class Desk:
    """Lives on the event loop; `watch` must run for dropped connections to be noticed."""

    def __init__(self, floor: TalkFloor, officials: Mapping[str, Official], clock: Clock) -> None:
        self._floor = floor
        self._officials = officials
        self.clock = clock
        self._people: dict[str, _Person] = {}
        self._screens: Counter[str] = Counter()
        self._changed = asyncio.Event()
        self.list = WaitingList()

    # Citizens

    def call(self, call: Call) -> Place:
        """Puts a citizen in the queue, or says at once that nobody is on duty."""
        official = self._officials[call.official]
        is_new = call.talk_id not in self.list
        entry = Entry(
            talk_id=call.talk_id,
            official=call.official,
            skill=official.handoff_skill,
            reason=call.reason,
            language=call.language,
            summary=call.summary,
            since=self.clock.now(),
        )
        self.list.add(entry)
        self._change()
        place = self.place(call.talk_id, call.language, official)
        if is_new:
            self._floor.announce(call.talk_id, _alone(call.reason) if place.state == "unattended" else "waiting")
        return place

    def place(self, talk_id: str, language: Language, official: Official) -> Place:
        """Where the citizen stands now; with nobody on duty the hours and a call-back are offered."""
        on_duty, position = len(self._people), self.list.position(talk_id)
        is_served = talk_id in self.list and position is None
        return Place(
            state="accepted" if is_served else "waiting" if on_duty else "unattended",
            position=position,
            people_on_duty=on_duty,
            hours=described(official.hours, language),
            callback_offered=not on_duty,
        )

    def cancel(self, talk_id: str) -> None:
        """The citizen no longer wants a person."""
        entry = self.list.find(talk_id)
        if entry.state == "waiting":
            self.list.remove(talk_id)
            self._floor.tell(talk_id, {"state": "cancelled"})
            self._change()

    def talk_over(self, talk_id: str) -> None:
        """The talk has ended, whoever ended it."""
        if self.list.remove(talk_id):
            self._change()

    # People at the desk

    def on_duty(self, account_id: str) -> bool:
        return account_id in self._people

    @property
    def people_on_duty(self) -> int:
        return len(self._people)

    def set_duty(self, account: Account, *, on: bool) -> None:
        """Raises `Conflict` for a person who would leave a citizen behind."""
        if on:
            person = self._people.setdefault(account.id, _Person(account))
            person.left_at = None if self._screens[account.id] else self.clock.monotonic()
        elif self.list.served_by(account.id):
            raise Conflict("hand back or close your talk before you go off duty")
        else:
            self._people.pop(account.id, None)
        self._change()

    def accept(self, talk_id: str, account: Account) -> Entry:
        """The person takes the avatar; raises `Conflict` when somebody was faster, or for a person who is in a talk."""
        if self.list.served_by(account.id):
            # A person has one voice, and the first citizen would silently be left without it.
            raise Conflict("finish or hand back the talk you are in first")
        entry = self.list.accept(talk_id, staff_id=account.id, staff_name=account.display_name, now=self.clock.now())
        if account.id not in self._people:
            self.set_duty(account, on=True)
        self._floor.take(talk_id, account)
        self._floor.tell(talk_id, {"state": "accepted", "position": None})
        self._floor.announce(talk_id, "taken")
        self._change()
        return entry

    def hand_back(self, talk_id: str, account: Account) -> None:
        self._mine(talk_id, account)
        self.list.remove(talk_id)
        self._floor.release(talk_id)
        self._floor.tell(talk_id, {"state": "ended"})
        self._floor.announce(talk_id, "handed_back")
        self._change()

    def say(self, talk_id: str, account: Account, text: str) -> None:
        self._mine(talk_id, account)
        self._floor.say(talk_id, text)

    def close(self, talk_id: str, account: Account) -> None:
        self._mine(talk_id, account)
        self.list.remove(talk_id)
        self._floor.close(talk_id)
        self._change()

    def mine(self, talk_id: str, account: Account) -> Entry:
        """The entry, for the person who serves it; raises `Forbidden` for anybody else."""
        return self._mine(talk_id, account)

    def serves(self, talk_id: str, account: Account) -> bool:
        """Whether the citizen talks with this person now."""
        return any(entry.talk_id == talk_id for entry in self.list.served_by(account.id))

    def serving(self, account_id: str) -> Entry | None:
        """Whom the person talks with now."""
        return next(iter(self.list.served_by(account_id)), None)

    async def serving_other_than(self, account_id: str, entry: Entry | None) -> Entry | None:
        """Waits until the person no longer serves `entry` (None: serves somebody), and returns whom then.

        Each acceptance is an entry of its own: a citizen who is handed back and taken again is another one.
        """
        while (found := self.serving(account_id)) is entry:
            await self._changed.wait()
        return found

    # The lines of people at the desk

    def line_opened(self, account_id: str, line_id: str) -> None:
        """The person's voice is on this line from now on; of two lines the later one has it."""
        if person := self._people.get(account_id):
            person.line_id = line_id
            self._show()

    def line_closed(self, account_id: str, line_id: str) -> None:
        """Nothing changes where another line has taken the person's voice."""
        person = self._people.get(account_id)
        if person and person.line_id == line_id:
            person.line_id = None
            self._show()

    def line_of(self, account_id: str) -> str | None:
        person = self._people.get(account_id)
        return person.line_id if person else None

    async def while_on_line(self, account_id: str, line_id: str) -> None:
        """Returns when the person is off duty or on another line."""
        while self.line_of(account_id) == line_id:
            await self._changed.wait()

    # Presence

    async def screen(self, account: Account) -> AsyncGenerator[None]:
        """One tick at once and one at every change, while a desk screen is open; its end may be a drop."""
        self._screen_opened(account)
        try:
            while True:
                changed = self._changed
                yield
                await changed.wait()
        finally:
            self._screen_closed(account)

    async def watch(self) -> None:
        """Returns citizens of dropped people to the head of the queue, for as long as the service runs."""
        while True:
            await self.clock.sleep(1.0)
            self.watch_once()

    def watch_once(self) -> None:
        now = self.clock.monotonic()
        for person in list(self._people.values()):
            if person.left_at is not None and now - person.left_at >= DROP_GRACE_SECONDS:
                self._dropped(person)

    def _dropped(self, person: _Person) -> None:
        del self._people[person.account.id]
        for entry in self.list.served_by(person.account.id):
            self.list.returned(entry.talk_id)
            self._floor.release(entry.talk_id)
            self._floor.tell(entry.talk_id, {"state": "returned", "position": self.list.position(entry.talk_id)})
            self._floor.announce(entry.talk_id, "dropped")
            if not self._people:
                self._floor.announce(entry.talk_id, _alone(entry.reason))
        self._change()

    def _screen_opened(self, account: Account) -> None:
        self._screens[account.id] += 1
        if person := self._people.get(account.id):
            person.left_at = None

    def _screen_closed(self, account: Account) -> None:
        self._screens[account.id] -= 1
        if not self._screens[account.id] and (person := self._people.get(account.id)):
            person.left_at = self.clock.monotonic()

    def _mine(self, talk_id: str, account: Account) -> Entry:
        entry = self.list.find(talk_id)
        if entry.staff_id != account.id:
            raise Forbidden("this citizen is served by somebody else, or still waits")
        return entry

    def _show(self) -> None:
        """Tells every screen of the desk, and whoever waits for a change."""
        self._changed.set()
        self._changed = asyncio.Event()

    def _change(self) -> None:
        """Tells those who wait as well."""
        self._show()
        for position, entry in enumerate(self.list.waiting(), start=1):
            official = self._officials[entry.official]
            place = self.place(entry.talk_id, entry.language, official)
            self._floor.tell(
                entry.talk_id,
                {
                    "state": place.state,
                    "position": position,
                    "people_on_duty": place.people_on_duty,
                    "hours": place.hours,
                    "callback_offered": place.callback_offered,
                },
            )


def _alone(reason: HandoffReason) -> Announcement:
    """What is said where nobody is on duty: whoever is in danger is not told to wait for office hours."""
    return "alone_in_danger" if reason == "crisis" else "unattended"
