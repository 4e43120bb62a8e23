"""The talks that are open now: opening within limits, finding, closing the idle ones."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass

from app.protocols import Agent
from app.talks.talk import Happenings, Talk
from app.wire import CloseReason
from core.clock import Clock
from core.errors import NotFound, ServiceFull, TooManyAttempts
from core.speech import Language

SWEEP_SECONDS = 5.0
CLOSED_TALKS_KEPT_SECONDS = 120.0  # so that a screen that lost its stream still reads how the talk ended
OPENING_WINDOW_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class TalkLimits:
    """How many talks at once, and when a silent one ends."""

    in_all: int
    per_address: int
    opens_per_minute: int
    idle_seconds: float


class Talks:
    """Every open talk of this process."""

    def __init__(self, agents: Mapping[str, Agent], limits: TalkLimits, clock: Clock, tell: Happenings) -> None:
        self._agents = agents
        self._limits = limits
        self._clock = clock
        self._tell = tell
        self._talks: dict[str, Talk] = {}
        self._opened: dict[str, deque[float]] = defaultdict(deque)
        self.accepting = True

    @property
    def open(self) -> list[Talk]:
        return [talk for talk in self._talks.values() if not talk.closed]

    def agent(self, official: str) -> Agent:
        if official not in self._agents:
            known = ", ".join(f"`{name}`" for name in self._agents)
            raise NotFound(f"no official `{official}`; there are {known}")
        return self._agents[official]

    def open_talk(self, official: str, language: Language, *, address: str) -> Talk:
        """Raises `ServiceFull` when every place is taken, `TooManyAttempts` when one address opens too fast."""
        agent = self.agent(official)
        self._admit(address)
        talk = Talk(agent, language, address=address, clock=self._clock, tell=self._tell)
        self._talks[talk.id] = talk
        return talk

    def find(self, talk_id: str) -> Talk:
        talk = self._talks.get(talk_id)
        if talk is None:
            raise NotFound("this talk is over or never was; open a new one")
        return talk

    def forget(self, talk_id: str) -> None:
        """Drops a talk with its words from memory."""
        talk = self._talks.pop(talk_id, None)
        if talk:
            talk.close("deleted")

    def close_all(self, reason: CloseReason) -> None:
        for talk in self.open:
            talk.close(reason)

    async def sweep(self) -> None:
        """Closes idle talks and forgets closed ones, for as long as the service runs."""
        while True:
            await self._clock.sleep(SWEEP_SECONDS)
            self.sweep_once()

    def sweep_once(self) -> None:
        now = self._clock.monotonic()
        for talk in list(self._talks.values()):
            silent = now - talk.last_active
            if talk.closed and silent > CLOSED_TALKS_KEPT_SECONDS:
                del self._talks[talk.id]
            elif not talk.closed and silent > self._limits.idle_seconds and talk.driver.kind == "ai":
                talk.close("idle")

    def _admit(self, address: str) -> None:
        now = self._clock.monotonic()
        if not self.accepting:
            raise ServiceFull("the service is stopping; try again in a minute", retry_after_seconds=60)
        talks = self.open
        if len(talks) >= self._limits.in_all:
            raise ServiceFull("every place is taken; please wait a little", retry_after_seconds=30)
        if sum(talk.address == address for talk in talks) >= self._limits.per_address:
            raise ServiceFull("too many talks are open from this address; close one first", retry_after_seconds=30)
        recent = self._opened[address]
        while recent and now - recent[0] > OPENING_WINDOW_SECONDS:
            recent.popleft()
        if len(recent) >= self._limits.opens_per_minute:
            wait = int(OPENING_WINDOW_SECONDS - (now - recent[0])) + 1
            raise TooManyAttempts("too many talks were opened from this address", retry_after_seconds=wait)
        recent.append(now)
