"""An official as data: what every part may know about who stands at a counter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from core.speech import Language, Voice


@dataclass(frozen=True, slots=True)
class DutyHours:
    """When people are at the desk, local time; `days` are ISO weekdays, 1 is Monday."""

    opens: time
    closes: time
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Consultation:
    """What people at the counter offer to those who book: how long each one takes, and how many at once."""

    name: Mapping[Language, str]
    minutes: int
    places: int


@dataclass(frozen=True, slots=True)
class Official:
    """One AI civil servant, as its file in `agents/officials` says."""

    id: str
    name: Mapping[Language, str]
    title: Mapping[Language, str]
    remit: Mapping[Language, str]
    greeting: Mapping[Language, str]
    """Says that it is an AI (AI Basic Act, Art. 31)."""
    never: Mapping[Language, tuple[str, ...]]
    """What it must never do, shown to citizens."""
    suggestions: Mapping[Language, tuple[str, ...]]
    """Example questions shown as one-tap buttons."""
    collections: tuple[str, ...]
    voice: Voice
    avatar: str
    """File name under `/avatars`."""
    tools: tuple[str, ...]
    handoff_skill: str
    hours: DutyHours
    consultation: Consultation | None = None
    """None where nobody can be booked."""
    private: bool = False
    """A counselling talk: never in recall, gaps, question logs or training."""
