"""Who is in one space: coming in, watching, losing the connection, leaving.

Every method is one step without an `await`, so that two citizens never get the same place.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from math import cos, pi, sin, sqrt

from core.errors import InvalidInput, NotFound, ServiceFull
from core.officials import Official
from world.audible import Place, hears
from world.messages import BodyView, BoothChanged, Joined, Left, Problem, SeatAnswer, ServerMessage, Welcome
from world.movement import Point, free, moved
from world.names import chosen_name, nobody
from world.outbox import Outbox
from world.poses import FULL_TURN, TIME_WRAPS_MS, Flags, Pose, blob
from world.seats import Seats
from world.spaces import Space, Spot
from world.visitor import Body, Card, Visitor

HELD_SECONDS = 15.0
"""How long a lost connection keeps its place."""
MOST_WATCHERS = 100
FIRST_CITIZEN = 100  # smaller ids are officials
TAKEN_OVER = 4000  # close codes from 4000 are the application's
IDLE = 4001
NAME_REFUSED = 4002
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


class Presence:
    """The bodies and watchers of one space; `left` hears of talks whose citizen walked away."""

    def __init__(
        self,
        space: Space,
        officials: Mapping[str, Official],
        left: Callable[[str], None],
        is_insult: Callable[[str], bool],
    ) -> None:
        self.space = space
        self._left = left
        self._is_insult = is_insult
        self._seats = Seats()
        self._visitors: dict[int, Visitor] = {}
        self._watchers: list[Visitor] = []
        self._next_id = FIRST_CITIZEN
        self._officials = [officials[counter.official] for counter in space.counters]
        self._official_poses = [
            _pose(number, counter.official_spot) for number, counter in enumerate(space.counters, start=1)
        ]

    # ---- coming and going

    def enter(self, card: Card, outbox: Outbox, *, resume: str, now: float) -> Visitor:
        """A place is taken or the visitor watches.

        Raises `NameRefused`, and `ServiceFull` when there is no room to watch either.
        """
        visitor = self._taken_up(resume, outbox, now)
        if visitor is None:
            names = [name for official in self._officials for name in official.name.values()]
            card = replace(card, name=chosen_name(card.name, taken=names, is_insult=self._is_insult))
            visitor = Visitor(card, outbox, secrets.token_urlsafe(16))
            if len(self._visitors) < self.space.capacity:
                self._embody(visitor, now)
            elif len(self._watchers) < MOST_WATCHERS:
                self._watchers.append(visitor)
            else:
                raise ServiceFull("the space and its gallery are full", retry_after_seconds=60)
        self._welcome(visitor)
        return visitor

    def lost(self, visitor: Visitor, outbox: Outbox, *, now: float) -> None:
        """The connection broke: a body keeps its place for a while, a watcher does not."""
        if visitor.outbox is not outbox:
            return  # another connection has taken the body over
        if visitor in self._watchers:
            self._watchers.remove(visitor)
        if visitor.body:
            visitor.body.gone_at = now
            visitor.body.pose = replace(visitor.body.pose, flags=Flags.AWAY)

    def leave(self, visitor: Visitor, outbox: Outbox, *, now: float) -> None:
        """The citizen left on purpose: the place is free at once and its talk is over."""
        if visitor.outbox is not outbox:
            return
        if visitor in self._watchers:
            self._watchers.remove(visitor)
        if visitor.body:
            self.step_away(visitor)
            self._vacate(visitor, now)

    def sweep(self, now: float) -> None:
        """Frees the places of those who did not come back, and of those who have done nothing for long."""
        for visitor in list(self._visitors.values()):
            body = visitor.body
            assert body is not None
            if body.gone_at is not None:
                if now - body.gone_at >= HELD_SECONDS:
                    self._vacate(visitor, now)
            elif body.booth is None and now - body.active_at >= self.space.idle_seconds:
                visitor.outbox.put(Problem(code="idle", message="nothing was done for long; come in again"))
                visitor.outbox.close(IDLE)
                self._vacate(visitor, now)

    # ---- what a citizen does

    def move(self, visitor: Visitor, wanted: Pose, *, now: float) -> None:
        """Takes the pose as far as the space allows it; id, time and flags are the server's."""
        body = visitor.body
        if body is None:
            return
        others = [pose_point(pose) for pose in self._poses() if pose.body != body.id]
        goal = pose_point(wanted)
        point = moved(self.space, body.feet, goal, seconds=now - body.moved_at, others=others)
        flags = Flags.CORRECTED if point.distance(goal) > 0.05 else Flags.NONE
        if wanted.flags & Flags.WALKING:
            flags |= Flags.WALKING
        if point != body.feet or wanted.heading != body.pose.heading or wanted.gesture != body.pose.gesture:
            body.active_at = now
        body.moved_at = now
        body.pose = Pose(body.id, point.x, 0.0, point.z, wanted.heading, wanted.gesture, flags, _milliseconds(now))

    def approach(self, visitor: Visitor, official: str, *, now: float) -> None:
        """Steps into a private booth at the official's counter; answered with `seat`."""
        counter = self.space.counter(official)
        if counter is None:
            raise NotFound("no such official stands in this space")
        body = visitor.body
        if body is None:
            visitor.outbox.put(SeatAnswer(official=official, granted=False, reason="watching"))
            return
        if body.booth and not body.booth.startswith(f"{official}-"):
            self._seats.leave(body.id)
        seat = self._seats.take(counter, body.id)
        body.booth, body.active_at = seat.booth, now
        stand = (seat.stand.x, seat.stand.z, seat.stand.heading) if seat.stand else None
        visitor.outbox.put(SeatAnswer(official=official, granted=True, booth=seat.booth, stand=stand))
        self._tell(BoothChanged(id=body.id, booth=seat.booth))

    def hold(self, visitor: Visitor, talk: str) -> None:
        """The talk at the counter; a different one that was held before is over."""
        body = visitor.body
        if body is None or body.booth is None:
            raise InvalidInput("a talk is held at a counter only; send `approach` first")
        held, body.talk = body.talk, talk
        if held and held != talk:
            self._left(held)

    def step_away(self, visitor: Visitor) -> None:
        """Back into the hall; the talk that was held is over."""
        body = visitor.body
        if body is None or body.booth is None:
            return
        self._seats.leave(body.id)
        body.booth = None
        held, body.talk = body.talk, None
        if held:
            self._left(held)
        self._tell(BoothChanged(id=body.id, booth=None))

    # ---- what others know

    def tick(self, now: float) -> None:
        """Everybody gets where everybody is."""
        self.sweep(now)
        everybody = blob(self._poses())
        for visitor in self._connected():
            visitor.outbox.put_poses(everybody)

    def hearers(self, body: int) -> frozenset[int]:
        """The other citizens who hear what is said where `body` is."""
        speaker = self._place(self._visitors[body])
        carries = self.space.hall_carries_voices
        return frozenset(
            other
            for other, visitor in self._visitors.items()
            if other != body and hears(self._place(visitor), speaker, hall_carries_voices=carries)
        )

    @property
    def citizens(self) -> int:
        return len(self._visitors)

    @property
    def watchers(self) -> int:
        return len(self._watchers)

    # ---- inside

    def _taken_up(self, resume: str, outbox: Outbox, now: float) -> Visitor | None:
        """The visitor whose connection was lost, or is about to be found lost."""
        for visitor in self._visitors.values():
            if resume and secrets.compare_digest(visitor.resume.encode(), resume.encode()):
                visitor.outbox.close(TAKEN_OVER)
                visitor.outbox = outbox
                assert visitor.body is not None
                visitor.body.gone_at, visitor.body.active_at = None, now
                visitor.body.pose = replace(visitor.body.pose, flags=Flags.NONE)
                return visitor
        return None

    def _embody(self, visitor: Visitor, now: float) -> None:
        number = self._free_id()
        card, choices = visitor.card, self.space.citizen_avatars
        visitor.body = Body(
            id=number,
            name=card.name or nobody(number, card.language),
            avatar=f"/avatars/{card.avatar if card.avatar in choices else choices[number % len(choices)]}",
            pose=_pose(number, self._spawn(), Flags.TELEPORT, now),
            moved_at=now,
            active_at=now,
        )
        self._tell(Joined(body=visitor.body.view()))
        self._visitors[number] = visitor

    def _vacate(self, visitor: Visitor, now: float) -> None:
        body = visitor.body
        assert body is not None
        visitor.body = None
        self._seats.leave(body.id)
        del self._visitors[body.id]
        self._tell(Left(id=body.id))
        if self._watchers:
            promoted = self._watchers.pop(0)
            self._embody(promoted, now)
            self._welcome(promoted)

    def _welcome(self, visitor: Visitor) -> None:
        bodies = [
            BodyView(
                id=number,
                kind="official",
                name=official.name[visitor.card.language],
                avatar=f"/avatars/{official.avatar}",
                badge="ai",
            )
            for number, official in enumerate(self._officials, start=1)
        ]
        bodies += [other.body.view() for other in self._visitors.values() if other.body]
        mine = visitor.body.id if visitor.body else 0
        visitor.outbox.put(Welcome(you=mine, resume=visitor.resume, watching=mine == 0, bodies=bodies))

    def _free_id(self) -> int:
        while self._next_id in self._visitors:
            self._next_id = self._next_id + 1 if self._next_id < 65_535 else FIRST_CITIZEN
        number, self._next_id = self._next_id, self._next_id + 1 if self._next_id < 65_535 else FIRST_CITIZEN
        return number

    def _spawn(self) -> Spot:
        """A free place near the entrance, spread like the seeds of a sunflower."""
        spawn, taken = self.space.spawn, [pose_point(pose) for pose in self._poses()]
        for seed in range(4 * self.space.capacity):
            distance = self.space.spawn_spread_metres * sqrt(seed / self.space.capacity)
            angle = seed * _GOLDEN_ANGLE
            spot = Spot(spawn.x + distance * sin(angle), spawn.z + distance * cos(angle), spawn.heading)
            if free(self.space, Point(spot.x, spot.z), others=taken):
                return spot
        return spawn

    def _poses(self) -> Iterator[Pose]:
        yield from self._official_poses
        for visitor in self._visitors.values():
            if visitor.body:
                yield visitor.body.pose

    def _place(self, visitor: Visitor) -> Place:
        return Place(self.space.id, visitor.body.booth if visitor.body else None)

    def _connected(self) -> Iterator[Visitor]:
        yield from (visitor for visitor in self._visitors.values() if visitor.body and visitor.body.gone_at is None)
        yield from self._watchers

    def _tell(self, message: ServerMessage) -> None:
        for visitor in self._connected():
            visitor.outbox.put(message)


def pose_point(pose: Pose) -> Point:
    """The feet of a pose."""
    return Point(pose.x, pose.z)


def _pose(body: int, spot: Spot, flags: Flags = Flags.NONE, now: float = 0.0) -> Pose:
    heading = spot.heading % FULL_TURN
    return Pose(body, spot.x, 0.0, spot.z, heading, flags=flags, time_ms=_milliseconds(now))


def _milliseconds(now: float) -> int:
    return int(now * 1_000) % TIME_WRAPS_MS
