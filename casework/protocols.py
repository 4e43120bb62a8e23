"""What casework needs of others, in core types."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from core.consultations import Consultation
from core.letters import LetterStanding
from core.petitions import PetitionDraft, PetitionStanding
from core.public_holidays import PublicHoliday
from core.speech import Language


class Post(Protocol):
    """The outbox of what petitioners are told by e-mail; a notice is known by what it is about."""

    def put(self, session: AsyncSession, about: str) -> None:
        """Goes out once the caller's transaction is stored, and never if it is not."""
        ...

    async def standing(self, session: AsyncSession, abouts: Collection[str]) -> dict[str, LetterStanding]:
        """By what they are about; what has no letter is left out."""
        ...

    async def try_again(self, session: AsyncSession, about: str) -> None:
        """One that was not delivered; raises `NotFound` or `Conflict`."""
        ...

    async def drop(self, session: AsyncSession, abouts: Collection[str]) -> None:
        """They go to nobody any more."""
        ...


class Arrivals(Protocol):
    """What a citizen's words pass on their way in."""

    def cleared(self, text: str) -> str:
        """The text without numbers that nobody may keep, such as resident registration numbers."""
        ...

    def contact(self, text: str) -> str:
        """An e-mail address or a telephone number; raises `InvalidInput` for anything else."""
        ...

    def is_mail(self, contact: str) -> bool:
        """Whether a checked contact is an e-mail address."""
        ...

    def contact_key(self, contact: str) -> str:
        """Equal for two ways to write one address or number."""
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
        """Of a talk that is open; None for any other. Raises `GuardianConsentNeeded` for the talk of a child."""
        ...

    def filed(self, talk_id: str, standing: PetitionStanding) -> None:
        """Tells the talk that its petition was signed and filed; a talk that is over is not told."""
        ...


class ConsultingTalks(Protocol):
    """The talks that consultations are prepared in."""

    def prepared(self, talk_id: str) -> Consultation | None:
        """What was collected in a talk that is open; None for any other, and where nothing is being prepared.

        Raises `GuardianConsentNeeded` for the talk of a child.
        """
        ...

    def booked(self, talk_id: str, when: Mapping[Language, str]) -> None:
        """Tells the talk that the citizen booked, and for when; a talk that is over is not told."""
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
