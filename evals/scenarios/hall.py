"""Where scenarios are played: open talks and a desk, over the whole service or over the officials alone."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from agents.protocols import LanguageModel
from app.background import open_background
from app.floor import Floor
from app.knowledge_base import open_knowledge_base
from app.protocols import Agent
from app.service import Opened, Service, assembled
from app.settings import Settings
from app.talks.registry import TalkLimits, Talks
from app.talks.talk import Happenings, Talk
from core.accounts import Account, Role
from core.clock import SystemClock
from core.officials import Official
from desk.desk import Call, Desk
from evals.scenarios.reading import MONDAY_MORNING

KIM = Account("kim", "kim", "김하늘", frozenset({Role.STAFF}))
PLENTY = 1_000_000  # talks, of a limit that is not what is measured


class StagedClock(SystemClock):
    """Stands at the moment that a scenario plays at."""

    def __init__(self) -> None:
        self.moment = MONDAY_MORNING

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True, slots=True)
class Hall:
    """What a scenario needs."""

    talks: Talks
    desk: Desk
    clock: StagedClock
    opened: Callable[[Talk], None]
    """Told of every talk."""


def hall_of(agents: Mapping[str, Agent], officials: Mapping[str, Official], clock: StagedClock) -> Hall:
    """Without a database: nothing is kept."""
    desks: list[Desk] = []

    def person_wanted(talk: Talk, request: object) -> None:
        del request
        desks[0].call(Call(talk.id, talk.official_id, talk.language, "crisis", ""))

    def closed(talk: Talk, reason: object) -> None:
        del reason
        desks[0].talk_over(talk.id)

    limits = TalkLimits(PLENTY, PLENTY, PLENTY, float(PLENTY))
    talks = Talks(agents, limits, clock, Happenings(_nothing, person_wanted, closed))
    desks.append(Desk(Floor(talks), officials, clock))
    return Hall(talks, desks[0], clock, _nothing)


def _nothing(*_: object) -> None:
    """Nobody is told."""


@asynccontextmanager
async def open_hall(
    settings: Settings, *, language_model: LanguageModel | None = None
) -> AsyncGenerator[tuple[Hall, Service]]:
    """The whole service without voice; of what runs beside it only the writing of the ledger."""
    clock = StagedClock()
    limits = {"max_talks": PLENTY, "max_talks_per_address": PLENTY, "talk_opens_per_minute": PLENTY, "voice": False}
    wide = Settings.model_validate({**settings.model_dump(), **limits})
    async with open_knowledge_base(wide, clock) as knowledge, open_background() as background:
        service = assembled(Opened(wide, clock, knowledge, None, background, language_model))
        background.create_task(service.ledger.write())
        yield Hall(service.talks, service.desk, clock, service.ledger.opened), service
        service.talks.close_all("shutdown")
        await service.ledger.settle()
