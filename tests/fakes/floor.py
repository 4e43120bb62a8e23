"""A `TalkFloor` that notes what is done on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping

from core.accounts import Account, StillAllowed
from core.errors import NotFound
from desk.announcements import Announcement
from desk.protocols import MediaAnswer, TurnLine


class FakeFloor:
    """Knows the talks that it is given; `done` is what happened, in order."""

    def __init__(self, *talks: str) -> None:
        self.open = set(talks)
        self.done: list[tuple[str, ...]] = []
        self.queue: list[tuple[str, Mapping[str, object]]] = []
        self.lines: dict[str, list[TurnLine]] = {talk: [] for talk in talks}
        self._events: dict[str, list[Mapping[str, object]]] = {talk: [] for talk in talks}
        self._changed = asyncio.Event()

    def turns(self, talk_id: str) -> list[TurnLine]:
        self._known(talk_id)
        return self.lines[talk_id]

    async def follow(self, talk_id: str, after: int) -> AsyncGenerator[tuple[int, Mapping[str, object]]]:
        self._known(talk_id)
        while True:
            changed = self._changed
            for number, event in enumerate(self._events[talk_id][after:], start=after + 1):
                after = number
                yield number, event
            if talk_id not in self.open:
                return
            await changed.wait()

    def tell(self, talk_id: str, event: Mapping[str, object]) -> None:
        self._note(talk_id, {"type": "queue", **event})
        self.queue.append((talk_id, event))

    def announce(self, talk_id: str, announcement: Announcement) -> None:
        self._note(talk_id, {"type": "announcement", "text": announcement})
        self.done.append(("announce", talk_id, announcement))

    def take(self, talk_id: str, person: Account) -> None:
        self._note(talk_id, {"type": "driver", "kind": "person", "name": person.display_name})
        self.done.append(("take", talk_id, person.id))

    def release(self, talk_id: str) -> None:
        self._note(talk_id, {"type": "driver", "kind": "ai", "name": ""})
        self.done.append(("release", talk_id))

    def say(self, talk_id: str, text: str) -> None:
        self._note(talk_id, {"type": "staff-said", "text": text, "via": "text"})
        self.lines[talk_id].append(TurnLine("staff", text))
        self.done.append(("say", talk_id, text))

    def close(self, talk_id: str) -> None:
        self.announce(talk_id, "closing")
        self._note(talk_id, {"type": "talk-closed", "reason": "staff"})
        self.open.remove(talk_id)
        self.done.append(("close", talk_id))

    async def connect(self, person: Account, sdp: str, still: StillAllowed) -> MediaAnswer:
        assert await still()
        self.done.append(("connect", person.id))
        return MediaAnswer(f"answer to {sdp}", "answer", "pc")

    def _note(self, talk_id: str, event: Mapping[str, object]) -> None:
        self._known(talk_id)
        self._events[talk_id].append(event)
        self._changed.set()
        self._changed = asyncio.Event()

    def _known(self, talk_id: str) -> None:
        if talk_id not in self.open and not self._events.get(talk_id):
            raise NotFound("this talk is over or never was")
