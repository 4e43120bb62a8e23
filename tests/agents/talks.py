"""Whole talks with an official over the starter knowledge, as a citizen would hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from agents.agent import Agent
from agents.officials import load_officials
from agents.protocols import LanguageModel, Retriever, Slots, Tools
from agents.writer import Writer
from core.answers import (
    AnswerClosed,
    AnswerEvent,
    AnswerText,
    Cited,
    Clarify,
    ConsultationChanged,
    DraftChanged,
    HandoffRequested,
)
from core.clock import Clock
from core.consultations import Consultation
from core.passages import Citation
from core.petitions import PetitionDraft
from core.speech import Language
from core.turns import TalkSoFar, Turn
from tests.fakes.agents import StillClock, starter_retriever

DOCUMENTS = (
    "move-in-report", "property-tax", "bulky-waste", "resident-record-copy", "resident-card", "fdi-notification",
    "fdi-registration", "school-violence-report", "suicide-crisis", "child-abuse-report", "youth-age",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer, taken apart."""

    events: tuple[AnswerEvent, ...]

    @property
    def text(self) -> str:
        return " ".join(event.text for event in self.events if isinstance(event, AnswerText))

    @property
    def citations(self) -> list[Citation]:
        return [event.citation for event in self.events if isinstance(event, Cited)]

    @property
    def closed(self) -> AnswerClosed:
        (closed,) = (event for event in self.events if isinstance(event, AnswerClosed))
        return closed

    @property
    def clarify(self) -> Clarify | None:
        return next((event for event in self.events if isinstance(event, Clarify)), None)

    @property
    def handoff(self) -> HandoffRequested | None:
        return next((event for event in self.events if isinstance(event, HandoffRequested)), None)


@dataclass(slots=True)
class Talking:
    """A talk that remembers its turns."""

    official: str = "complaints"
    language: Language = "ko"
    retriever: Retriever = field(default_factory=lambda: starter_retriever(*DOCUMENTS))
    clock: Clock = field(default_factory=StillClock)
    model: LanguageModel | None = None
    turns: list[Turn] = field(default_factory=list[Turn])
    draft: PetitionDraft | None = None
    consultation: Consultation | None = None
    slots: Slots | None = None

    async def say(self, text: str) -> Heard:
        officials = load_officials()
        writer = Writer(self.model) if self.model is not None else None
        agent = Agent(
            officials[self.official], self.retriever, officials, self.clock, writer=writer, tools=Tools(self.slots)
        )
        held = self.draft, (), self.consultation
        talk = TalkSoFar(self.official, self.language, tuple(self.turns), *held)
        heard = Heard(tuple([event async for event in agent.answer(talk, text)]))
        for event in heard.events:
            if isinstance(event, DraftChanged):
                self.draft = event.draft
            if isinstance(event, ConsultationChanged):
                self.consultation = event.consultation
        cited = tuple(dict.fromkeys(citation.passage_id for citation in heard.citations))
        self.turns += [Turn("citizen", text), Turn("official", heard.text, cited, heard.closed.status, text)]
        return heard
