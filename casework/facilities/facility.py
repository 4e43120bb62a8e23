"""A facility as an administrator describes it: where it is, when it is open, and what holds there, with sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

from casework.reserving.slots import Ahead, SlotRule
from core.districts import District
from core.http import Day, encodable
from core.officials import DutyHours
from core.speech import Language

RESOURCE: Final = "facility:"

FacilityKind: TypeAlias = Literal["meeting_room", "hall", "sports_ground", "classroom", "counselling_room", "other"]
FactKind: TypeAlias = Literal["purpose", "capacity", "fee", "rule"]

_Short = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(encodable)
]
_Long = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000), AfterValidator(encodable)
]
FacilityId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$")]
Weekday = Annotated[int, Field(ge=1, le=7)]


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FacilityName(_Described):
    """A short text in both languages."""

    ko: _Short
    en: _Short

    def words(self) -> dict[Language, str]:
        return {"ko": self.ko, "en": self.en}


class FacilitySource(_Described):
    """Where a statement was read, and when."""

    name: _Short
    url: HttpUrl
    read_on: Day


class FacilityFact(_Described):
    """What holds there, as its source says it: `purpose`, `capacity`, `fee`, or another `rule`."""

    kind: FactKind
    ko: _Long
    en: _Long
    source: FacilitySource


class OpeningHours(_Described):
    """Hours of the same length on some weekdays; 1 is Monday."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)]
    opens: time
    closes: time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens >= self.closes or self.opens.tzinfo or self.closes.tzinfo:
            raise ValueError("`opens` has to be before `closes`, both by the clocks of Seoul")
        return self


class ClosedDay(_Described):
    """A day on which it is closed, and why."""

    day: Day
    ko: _Short
    en: _Short


class Facility(_Described):
    """One of them; nothing about it is known but what an administrator wrote down with its source."""

    id: FacilityId
    kind: FacilityKind
    name: FacilityName
    district: District
    address: FacilityName
    source: FacilitySource
    """Of the name, the address and the hours."""
    facts: Annotated[tuple[FacilityFact, ...], Field(min_length=1, max_length=20)]
    hours: Annotated[tuple[OpeningHours, ...], Field(min_length=1, max_length=14)]
    minutes: Annotated[int, Field(ge=10, le=720)]
    places: Annotated[int, Field(ge=1, le=500)]
    """How many may book the same slot."""
    most_people: Annotated[int, Field(ge=1, le=10_000)]
    """How many one booking may bring."""
    most_open: Annotated[int, Field(ge=1, le=20)] = 2
    """How many bookings that are not over one contact may have."""
    first_days: Annotated[int, Field(ge=0, le=365)] = 1
    """From how many days ahead it can be booked; 0: today."""
    last_days: Annotated[int, Field(ge=0, le=365)] = 30
    closed_days: Annotated[tuple[ClosedDay, ...], Field(max_length=366)] = ()
    rests_on_holidays: bool = True
    is_active: bool = True
    """False: retired; nobody can book it, and what is booked stays."""

    @model_validator(mode="after")
    def _hours_make_sense(self) -> Self:
        if self.first_days > self.last_days:
            raise ValueError("`first_days` has to be at most `last_days`")
        for day in range(1, 8):
            spans = sorted((one.opens, one.closes) for one in self.hours if day in one.days)
            if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
                raise ValueError(f"`hours` overlap on weekday {day}: join them")
        return self

    @property
    def resource(self) -> str:
        """Its name in the register of reservations."""
        return f"{RESOURCE}{self.id}"

    @property
    def may_wait(self) -> bool:
        return True

    @property
    def is_anonymous(self) -> bool:
        """Counselling: booked with a nickname, without a contact, and no words are kept."""
        return self.kind == "counselling_room"

    @property
    def rule(self) -> SlotRule:
        return SlotRule(
            hours=tuple(DutyHours(one.opens, one.closes, one.days) for one in self.hours),
            minutes=self.minutes,
            places=self.places,
            rests_at_noon=False,
            rests_on_holidays=self.rests_on_holidays,
            closed_days=_days(self.closed_days),
            ahead=Ahead(self.first_days, self.last_days),
        )


def _days(closed: Iterable[ClosedDay]) -> frozenset[date]:
    return frozenset(one.day for one in closed)
