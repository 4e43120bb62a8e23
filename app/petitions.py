"""Petitions put together: what agents, talks and settings lend to casework."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from agents.masking import UNIQUE, mask
from agents.third_parties import mask_named
from app.mailing.outbox import Outbox
from app.petition_letters import CONFIRMATIONS, NOTICES
from app.petition_talks import OpenTalks, Register
from app.settings import Settings
from app.talks.contacts import channel_of, checked, same_person
from app.talks.pace import Pace
from app.talks.registry import WINDOW_SECONDS, Talks
from casework.confirming import Confirming
from casework.filings import Filings
from casework.notices import Notices
from casework.petition_services import PetitionServices
from casework.petitions.book import PetitionBook
from casework.petitions.calendar import WorkCalendar
from core.clock import Clock
from core.errors import InvalidInput
from core.public_holidays import KoreanPublicHolidays, declared_holidays

LOOKUPS = 20
LOOKUP_SECONDS = 600.0  # so many in ten minutes: enough for a family, too few to guess a number and a name


class CitizensWords:
    """`casework.protocols.Arrivals`."""

    def cleared(self, text: str) -> str:
        return mask(text, UNIQUE)

    def contact(self, text: str) -> str:
        return checked(text, "changes")

    def is_mail(self, contact: str) -> bool:
        return channel_of(contact) == "email"

    def contact_key(self, contact: str) -> str:
        return same_person(contact)

    def masked(self, text: str) -> str:
        return mask_named(mask(text))


@dataclass(frozen=True, slots=True)
class Petitions:
    """Everything that the routes of petitions work with."""

    services: PetitionServices
    register: Register
    paces: tuple[Pace, ...]

    @property
    def filings(self) -> Filings:
        return self.services.filings

    async def tidy(self, days: int) -> None:
        """Ends retention periods, and forgets addresses that wait for nothing."""
        await self.filings.expire(days)
        await self.filings.album.expire()
        await self.filings.agenda.reckon()
        for pace in self.paces:
            pace.tidy()


def register_of(settings: Settings, sessions: async_sessionmaker[AsyncSession], clock: Clock) -> Register:
    """Raises `InvalidInput` for a bad file of declared holidays."""
    calendar = work_calendar(settings.holidays_file)
    notices = _notices(clock) if settings.sends_notices else Notices()
    return Register(Filings(sessions, clock, PetitionBook(sessions, clock, calendar, notices)), calendar, clock)


def _notices(clock: Clock) -> Notices:
    return Notices(Outbox(NOTICES, clock), Confirming(Outbox(CONFIRMATIONS, clock), clock))


def put_together(settings: Settings, register: Register, talks: Talks) -> Petitions:
    """What the routes of petitions work with."""
    clock = register.clock
    filing = Pace(settings.talk_opens_per_minute, WINDOW_SECONDS, clock)
    following = Pace(LOOKUPS, LOOKUP_SECONDS, clock)
    services = PetitionServices(
        filings=register.filings,
        calendar=register.calendar,
        clock=clock,
        arrivals=CitizensWords(),
        talks=OpenTalks(talks),
        filing_pace=filing,
        following_pace=following,
    )
    return Petitions(services, register, (filing, following))


def work_calendar(declared: Path | None) -> WorkCalendar:
    """With the holidays of that file, where there is one."""
    if declared is None:
        return WorkCalendar(KoreanPublicHolidays())
    try:
        text = declared.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise InvalidInput(f"the declared holidays in `{declared}` cannot be read: write them as UTF-8") from None
    return WorkCalendar(KoreanPublicHolidays(declared_holidays(text)))
