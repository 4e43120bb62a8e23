"""Opinions to the mayor put together: what agents, search and settings lend to casework."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from agents.abuse import is_abusive
from agents.crisis import CrisisSign, crisis_sign
from agents.crisis_book import load_crisis_book
from agents.crisis_patterns import CrisisKind
from agents.crisis_sense import CrisisSense, judged
from agents.danger_likeness import load_danger_likeness
from agents.petition_wishes import petition_wish
from agents.understanding import understand
from app.petitions import CitizensWords
from app.settings import Settings
from app.talks.pace import Pace
from app.talks.registry import WINDOW_SECONDS
from app.text_space import TextSpace
from casework.opinions.api import OpinionServices
from casework.opinions.book import OpinionBook
from casework.opinions.gathering import Gathering
from casework.opinions.matters import MatterBook
from casework.opinions.protocols import CrisisAnswer, Helpline
from casework.opinions.usual import usual_opinions
from core.clock import Clock, today
from core.sentences import sentences_of
from core.speech import Language
from core.text_vectors import TextVector
from core.turns import TalkSoFar
from retrieval.protocols import Embedder

LINES = 2
TO_LIFE: tuple[CrisisKind, ...] = ("self_harm", "self_harm_emergency", "emergency")


class HeardInOpinions:
    """`casework.opinions.protocols.OpinionSense`, by the rules that officials hear with."""

    def __init__(self, clock: Clock, embedder: Embedder | None = None) -> None:
        """Without an embedder danger that no pattern names is heard by its letters."""
        self._clock = clock
        self._embedder = embedder

    def danger(self, text: str, language: Language) -> CrisisAnswer | None:
        """In the whole, and in each sentence: a long opinion may hide one."""
        parts = (text, *sentences_of(text))
        signs = (self._sign(part, language, own) for part, own in zip(parts, self._vectors(parts), strict=True))
        sign = next((one for one in signs if one is not None and one.urgency != "information"), None)
        if sign is None:
            return None
        book = load_crisis_book()
        opening = book.ladders[sign.kind].open
        lines = book.lines_for(sign.kind, young=False)[:LINES]
        told = tuple(Helpline(one.number, one.statement["ko"], one.statement["en"]) for one in lines)
        named = crisis_sign(text)
        is_certain = named is not None and named.urgency == "danger" and named.kind in TO_LIFE
        return CrisisAnswer(opening["ko"], opening["en"], told, is_certain)

    def asks_for_act(self, text: str, language: Language) -> bool:
        """A proposal is an opinion, and so is a trouble that is only told of."""
        wish = petition_wish(text, language)
        return wish is not None and wish.outright and wish.kind != "suggestion"

    def is_abusive(self, text: str) -> bool:
        return is_abusive(text)

    def sentences(self, text: str) -> tuple[str, ...]:
        return tuple(part for line in text.splitlines() for part in sentences_of(line))

    def _sign(self, text: str, language: Language, vector: TextVector | None) -> CrisisSign | None:
        alone = TalkSoFar("", language)
        return self._senses.sign(alone, understand(alone, text, today=today(self._clock)), vector)

    def _vectors(self, parts: Sequence[str]) -> Sequence[TextVector | None]:
        if self._embedder is None:
            return [None] * len(parts)
        revision = self._embedder.capabilities.revision
        return [TextVector(row, revision) for row in self._embedder.embed([*map(judged, parts)], kind="query")]

    @cached_property
    def _senses(self) -> CrisisSense:
        return CrisisSense(load_danger_likeness())


@dataclass(frozen=True, slots=True)
class Opinions:
    """Everything that the routes of opinions work with."""

    services: OpinionServices
    pace: Pace

    async def tidy(self, settings: Settings) -> None:
        """Ends retention periods, and forgets addresses that wait for nothing."""
        await self.services.book.expire(
            after_days=settings.retention_opinions_days, acts_after_days=settings.retention_audit_days
        )
        self.pace.tidy()


def put_together(
    settings: Settings, sessions: async_sessionmaker[AsyncSession], clock: Clock, embedder: Embedder
) -> Opinions:
    """What the routes of opinions work with."""
    sense = HeardInOpinions(clock, embedder)
    gathering = Gathering(TextSpace(embedder, usual_opinions), sense)
    pace = Pace(settings.talk_opens_per_minute, WINDOW_SECONDS, clock)
    services = OpinionServices(
        book=OpinionBook(sessions, clock, gathering),
        matters=MatterBook(sessions, clock, gathering),
        sense=sense,
        arrivals=CitizensWords(),
        sending_pace=pace,
    )
    return Opinions(services, pace)
