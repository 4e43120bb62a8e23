"""What casework needs of others, in core types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.petitions import PetitionDraft, PetitionStanding
from core.public_holidays import PublicHoliday


class Arrivals(Protocol):
    """What a citizen's words pass on their way in."""

    def cleared(self, text: str) -> str:
        """The text without numbers that nobody may keep, such as resident registration numbers."""
        ...

    def contact(self, text: str) -> str:
        """An e-mail address or a telephone number; raises `InvalidInput` for anything else."""
        ...

    def masked(self, text: str) -> str:
        """The text without anything that tells who a person is."""
        ...


@dataclass(frozen=True, slots=True)
class Drafted:
    """What an official wrote down in a talk."""

    official: str
    draft: PetitionDraft | None


class DraftingTalks(Protocol):
    """The talks that petitions are drafted in."""

    def drafted(self, talk_id: str) -> Drafted | None:
        """Of a talk that is open; None for any other."""
        ...

    def filed(self, talk_id: str, standing: PetitionStanding) -> None:
        """Tells the talk that its petition was signed and filed; a talk that is over is not told."""
        ...


class Pacing(Protocol):
    """How often something may happen; a key is one network address."""

    def wait_seconds(self, key: str) -> int:
        """Until the next one may happen; 0: now."""
        ...

    def note(self, key: str) -> None:
        """It happened."""
        ...


class Holidays(Protocol):
    """The public holidays; Saturdays and Sundays are none of its business."""

    def on(self, day: date) -> PublicHoliday | None:
        """The holiday of this day, or None."""
        ...
