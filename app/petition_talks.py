"""Talks and petitions, adapted to each other: a draft goes to its signature, and word of the filing comes back."""

from __future__ import annotations

from dataclasses import dataclass

from app.talks.registry import Talks
from casework.filings import Filings
from casework.petition_views import standing_of
from casework.petitions.calendar import WorkCalendar
from casework.protocols import Drafted
from core.clock import Clock
from core.errors import NotFound
from core.petitions import PetitionStanding


@dataclass(frozen=True, slots=True)
class Register:
    """The petitions that were filed; `agents.protocols.FiledPetitions`."""

    filings: Filings
    calendar: WorkCalendar
    clock: Clock

    async def standing(self, number: str) -> PetitionStanding | None:
        try:
            filed = await self.filings.find(number)
        except NotFound:
            return None
        return standing_of(filed, self.calendar, self.clock.now())


class OpenTalks:
    """`casework.protocols.DraftingTalks`."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks

    def drafted(self, talk_id: str) -> Drafted | None:
        self._talks.refuse_child(talk_id)
        talk = self._talks.open_one(talk_id)
        return Drafted(talk.official_id, talk.draft) if talk else None

    def filed(self, talk_id: str, standing: PetitionStanding) -> None:
        if talk := self._talks.open_one(talk_id):
            talk.petition_filed(standing)
