"""One person who is connected to a space."""

from __future__ import annotations

from dataclasses import dataclass

from core.speech import Language
from world.messages import BodyView
from world.movement import Point
from world.outbox import Outbox
from world.poses import Pose


@dataclass(frozen=True, slots=True)
class Card:
    """What a citizen says about itself at the door; only the name and the looks are its choice."""

    name: str
    avatar: str
    language: Language


@dataclass(slots=True, eq=False)
class Body:
    """A citizen's body; id and badge are the server's."""

    id: int
    name: str
    avatar: str
    pose: Pose
    moved_at: float
    """Seconds on the service's clock, like every time here."""
    active_at: float
    booth: str | None = None
    talk: str | None = None
    """The talk at the counter; never shown to anybody."""
    gone_at: float | None = None
    """When the connection was lost."""

    @property
    def feet(self) -> Point:
        return Point(self.pose.x, self.pose.z)

    def view(self) -> BodyView:
        return BodyView(
            id=self.id, kind="citizen", name=self.name, avatar=self.avatar, badge="citizen", booth=self.booth
        )


@dataclass(slots=True, eq=False)
class Visitor:
    """In the space with a body, or watching without one."""

    card: Card
    outbox: Outbox
    resume: str
    body: Body | None = None
