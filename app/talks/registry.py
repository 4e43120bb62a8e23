"""The talks that are open now: opening within limits, finding, closing the idle ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.protocols import Agent
from app.talks.pace import Pace
from app.talks.talk import Happenings, Talk
from app.wire import CloseReason
from core.clock import Clock
from core.errors import GuardianConsentNeeded, NotFound, ServiceFull, TooManyAttempts
from core.speech import Language

SWEEP_SECONDS = 5.0
CLOSED_TALKS_KEPT_SECONDS = 120.0  # so that a screen that lost its stream still reads how the talk ended
WINDOW_SECONDS = 60.0  # what the limits by the minute are counted over
MOST_PENDING_ANSWERS = 3  # a citizen who sends on without reading gets no further ahead
PENDING_RETRY_SECONDS = 2  # an answer is seldom longer on its way


@dataclass(frozen=True, slots=True)
class TalkLimits:
    """How many talks at once, how much is written to one, and when a silent one ends."""

    in_all: int
    per_address: int
    opens_per_minute: int
    idle_seconds: float
    messages_per_minute: int = 30
    """Typed messages and contacts of one talk; what is spoken does not count."""


class Talks:
    """Every open talk of this process."""

    def __init__(self, agents: Mapping[str, Agent], limits: TalkLimits, clock: Clock, tell: Happenings) -> None:
        self._agents = agents
        self._limits = limits
        self._clock = clock
        self._tell = tell
        self._talks: dict[str, Talk] = {}
        self._promised: dict[str, str] = {}
        self._openings = Pace(limits.opens_per_minute, WINDOW_SECONDS, clock)
        self._messages = Pace(limits.messages_per_minute, WINDOW_SECONDS, clock)
        self.accepting = True

    @property
    def open(self) -> list[Talk]:
        return [talk for talk in self._talks.values() if not talk.closed]

    def agent(self, official: str) -> Agent:
        if official not in self._agents:
            known = ", ".join(f"`{name}`" for name in self._agents)
            raise NotFound(f"no official `{official}`; there are {known}")
        return self._agents[official]

    def open_talk(self, official: str, language: Language, *, address: str, promise: str = "") -> Talk:
        """In the place that was promised under that key, if any.

        Raises `ServiceFull` when every place is taken, `TooManyAttempts` when one address opens too fast.
        """
        agent = self.agent(official)
        self.give_up_promise(promise)
        self.require_place(address)
        self._openings.note(address)
        talk = Talk(agent, language, address=address, clock=self._clock, tell=self._tell)
        self._talks[talk.id] = talk
        return talk

    def promise(self, key: str, address: str) -> None:
        """Keeps a place for a talk that opens once its line is up; raises like `open_talk`."""
        self.require_place(address)
        self._promised[key] = address

    def give_up_promise(self, key: str) -> None:
        self._promised.pop(key, None)

    def find(self, talk_id: str) -> Talk:
        talk = self._talks.get(talk_id)
        if talk is None:
            raise NotFound("this talk is over or never was; open a new one")
        return talk

    def known(self, talk_id: str) -> Talk | None:
        """Open, or over not long ago; None for any other."""
        return self._talks.get(talk_id)

    def refuse_child(self, talk_id: str) -> None:
        """Raises `GuardianConsentNeeded` where the citizen of a talk, open or over not long ago, is under 14."""
        talk = self._talks.get(talk_id)
        if talk is not None and talk.of_child:
            raise GuardianConsentNeeded

    def open_one(self, talk_id: str) -> Talk | None:
        """None where it is over or never was."""
        talk = self._talks.get(talk_id)
        return talk if talk and not talk.closed else None

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
            elif not talk.closed and silent > self._limits.idle_seconds and not self._is_in_use(talk):
                talk.close("idle")
        self._openings.tidy()
        self._messages.tidy()

    def require_place(self, address: str) -> None:
        """Raises `ServiceFull` when every place is taken, `TooManyAttempts` when the address opens talks too fast."""
        if not self.accepting:
            raise ServiceFull("the service is stopping; try again in a minute", retry_after_seconds=60)
        taken = [*(talk.address for talk in self.open), *self._promised.values()]
        if len(taken) >= self._limits.in_all:
            raise ServiceFull("every place is taken; please wait a little", retry_after_seconds=30)
        if taken.count(address) >= self._limits.per_address:
            raise ServiceFull("too many talks are open from this address; close one first", retry_after_seconds=30)
        if wait := self._openings.wait_seconds(address):
            raise TooManyAttempts("too many talks were opened from this address", retry_after_seconds=wait)

    def require_no_backlog(self, talk: Talk) -> None:
        """Raises `TooManyAttempts` while enough questions of the talk still wait for their answer."""
        if talk.pending_answers >= MOST_PENDING_ANSWERS:
            raise TooManyAttempts("wait for the answers on their way", retry_after_seconds=PENDING_RETRY_SECONDS)

    def count_message(self, talk_id: str) -> None:
        """Counts what is written to a talk; raises `TooManyAttempts` where this is too much for a minute."""
        if wait := self._messages.wait_seconds(talk_id):
            raise TooManyAttempts("too much was written to this talk; wait a little", retry_after_seconds=wait)
        self._messages.note(talk_id)

    @staticmethod
    def _is_in_use(talk: Talk) -> bool:
        """A person drives, an answer is on its way, or somebody who is being called for still watches the screen."""
        waiting = talk.waits_for_person and (talk.feed.readers > 0 or talk.voice is not None)
        return talk.driver.kind == "person" or talk.answering or waiting
