"""Who hears whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a voice is or an ear."""

    space: str
    booth: str | None
    """None: in the hall."""


def hears(listener: Place, speaker: Place, *, hall_carries_voices: bool) -> bool:
    """Booth talk stays in the booth; hall talk reaches the hall where the space lets it carry."""
    if listener.space != speaker.space:
        return False
    if speaker.booth is None:
        return listener.booth is None and hall_carries_voices
    return listener.booth == speaker.booth
