"""What the desk needs from outside, in core types: the talks it steps into."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Protocol

from core.accounts import Account, StillAllowed
from core.passages import Citation
from desk.announcements import Announcement


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One line of the talk so far."""

    speaker: str
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaAnswer:
    """The answer to a staff member's WebRTC offer."""

    sdp: str
    type: str
    pc_id: str


class TalkFloor(Protocol):
    """The talks, as the person at the desk drives them. What names a talk raises `NotFound` for one that is over."""

    def turns(self, talk_id: str) -> list[TurnLine]:
        """What was said so far, personal data masked."""
        ...

    def follow(self, talk_id: str, after: int) -> AsyncGenerator[tuple[int, Mapping[str, object]]]:
        """The talk's numbered events; ends when the talk does."""
        ...

    def tell(self, talk_id: str, event: Mapping[str, object]) -> None:
        """Publishes a `queue` event to the citizen."""
        ...

    def announce(self, talk_id: str, announcement: Announcement) -> None:
        """The avatar says it, and the screen shows it."""
        ...

    def take(self, talk_id: str, person: Account) -> None:
        """From now on the person drives the avatar."""
        ...

    def release(self, talk_id: str) -> None:
        """The AI drives again."""
        ...

    def say(self, talk_id: str, text: str) -> None:
        """The person's typed words, spoken by the avatar's voice."""
        ...

    def close(self, talk_id: str) -> None: ...

    async def connect(self, person: Account, sdp: str, still: StillAllowed) -> MediaAnswer:
        """The person's line, which carries whatever talk the person drives, for as long as `still` says yes.

        Raises `MalformedOffer`, or `Conflict` without voice and for a person who is off duty.
        """
        ...
