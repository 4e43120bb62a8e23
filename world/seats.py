"""Seats at the counters: every citizen who comes up gets a private booth at once.

An official is an AI and talks with many citizens in parallel, so nobody waits. A booth holds one citizen. The first
ones stand at the counter's places; when these are taken, the next citizen gets a booth without a place and stays
where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from world.spaces import Counter, Spot


@dataclass(frozen=True, slots=True)
class Seat:
    """One citizen's private booth at a counter."""

    official: str
    booth: str
    """`{official}-{n}`, counted from 1; booths 1 to the number of stands have a place."""
    stand: Spot | None


class Seats:
    """Who is in which booth of one space."""

    def __init__(self) -> None:
        self._seats: dict[int, Seat] = {}

    def take(self, counter: Counter, body: int) -> Seat:
        """The first free booth of the counter; the body's own where it has one there already."""
        held = self._seats.get(body)
        if held and held.official == counter.official:
            return held
        taken = {seat.booth for seat in self._seats.values()}
        number = next(n for n in range(1, len(taken) + 2) if _booth(counter, n) not in taken)
        stand = counter.stands[number - 1] if number <= len(counter.stands) else None
        seat = Seat(counter.official, _booth(counter, number), stand)
        self._seats[body] = seat
        return seat

    def of(self, body: int) -> Seat | None:
        return self._seats.get(body)

    def leave(self, body: int) -> Seat | None:
        """Gives the booth back; None where the body had none."""
        return self._seats.pop(body, None)


def _booth(counter: Counter, number: int) -> str:
    return f"{counter.official}-{number}"
