"""Plays a scenario: one talk, turn by turn, through the talk that the service holds too."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from app.talks.talk import Talk
from core.answers import (
    AnswerClosed,
    AnswerEvent,
    AnswerStatus,
    AnswerText,
    Cited,
    Clarify,
    ConsultationChanged,
    DraftChanged,
    HandoffRequested,
    ToolUsed,
)
from core.errors import InvalidInput
from evals.scenarios.hall import KIM, Hall
from evals.scenarios.reading import Scenario, Step

Ending: TypeAlias = Literal["person", "fallback", "alone"]
"""A person has stepped in; nobody is there, and hours and a call-back were offered; neither."""


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """What a turn came to on its way to the official."""

    words: str
    """Empty where none was understood."""
    milliseconds: float = 0.0
    """Of work, to find the words; a line does most of it while the citizen is silent."""


class Ears(Protocol):
    """What a spoken turn is heard by."""

    async def hear(self, text: str, scenario: Scenario) -> HeardTurn: ...


@dataclass(frozen=True, slots=True)
class Answered:
    """One turn and what came of it."""

    step: Step
    heard: str
    """The citizen's words as they reached the official."""
    events: tuple[AnswerEvent, ...]
    milliseconds: float
    first_sentence_ms: float | None = None
    """None: nothing was said."""
    hearing_ms: float = 0.0

    @property
    def closings(self) -> list[AnswerClosed]:
        return [event for event in self.events if isinstance(event, AnswerClosed)]

    @property
    def status(self) -> AnswerStatus:
        return self.closings[0].status if self.closings else "error"

    @property
    def redirect_to(self) -> str:
        return (self.closings[0].redirect_to or "") if self.closings else ""

    @property
    def text(self) -> str:
        return " ".join(event.text for event in self.events if isinstance(event, AnswerText))

    @property
    def documents(self) -> tuple[str, ...]:
        cited = (event.citation.document_id for event in self.events if isinstance(event, Cited))
        return tuple(dict.fromkeys(cited))

    @property
    def clarify(self) -> Clarify | None:
        return next((event for event in self.events if isinstance(event, Clarify)), None)

    @property
    def handoff(self) -> HandoffRequested | None:
        return next((event for event in self.events if isinstance(event, HandoffRequested)), None)

    @property
    def tools(self) -> list[ToolUsed]:
        return [event for event in self.events if isinstance(event, ToolUsed)]

    @property
    def drafted(self) -> DraftChanged | None:
        return next((event for event in self.events if isinstance(event, DraftChanged)), None)

    @property
    def consulted(self) -> ConsultationChanged | None:
        return next((event for event in self.events if isinstance(event, ConsultationChanged)), None)

    @property
    def shown(self) -> str:
        """Everything that the citizen reads."""
        asked = f"{self.clarify.question} {' '.join(self.clarify.options)}" if self.clarify else ""
        return " ".join((self.text, asked, *(tool.result for tool in self.tools)))


@dataclass(slots=True)
class Played:
    """One scenario, played once."""

    scenario: Scenario
    answers: list[Answered] = field(default_factory=list[Answered])
    ending: Ending = "alone"
    kept: str = ""
    """The words of all turns, as the talk has them on record."""


async def play(hall: Hall, scenario: Scenario, ears: Ears | None = None) -> Played:
    """Raises `InvalidInput` for a spoken turn without ears."""
    hall.clock.moment = scenario.moment
    hall.desk.set_duty(KIM, on=scenario.on_duty)
    talk = hall.talks.open_talk(scenario.official, scenario.language, address="")
    hall.opened(talk)
    played = Played(scenario)
    try:
        for step in scenario.turns:
            played.answers.append(await _turn(talk, step, await _heard(step, scenario, ears)))
        played.ending = _ended(hall, talk)
        played.kept = " ".join(turn.text for turn in talk.turns)
    finally:
        if hall.desk.serves(talk.id, KIM):
            hall.desk.close(talk.id, KIM)
        talk.close("citizen")
    return played


async def play_all(hall: Hall, scenarios: Sequence[Scenario], ears: Ears | None = None) -> list[Played]:
    """One after the other: one clock stands for all."""
    return [await play(hall, scenario, ears) for scenario in scenarios]


async def _heard(step: Step, scenario: Scenario, ears: Ears | None) -> HeardTurn:
    if step.say:
        return HeardTurn(step.say)
    if ears is None:
        raise InvalidInput("a spoken turn needs the speech models")
    return await ears.hear(step.speech, scenario)


async def _turn(talk: Talk, step: Step, heard: HeardTurn) -> Answered:
    """A turn of which no word was understood is not answered, as on a line."""
    if not heard.words:
        return Answered(step, "", (), 0.0, hearing_ms=heard.milliseconds)
    answer = talk.ask(heard.words, via="text" if step.say else "voice")
    started, first = time.perf_counter(), None
    events: list[AnswerEvent] = []
    async for event in talk.answer(answer):
        if first is None and isinstance(event, AnswerText):
            first = _milliseconds_since(started)
        events.append(event)
    took = _milliseconds_since(started)
    return Answered(step, heard.words, tuple(events), took, first, heard.milliseconds)


def _milliseconds_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


def _ended(hall: Hall, talk: Talk) -> Ending:
    """Whoever is called and on duty steps in; with nobody there the citizen was told so, and what happens instead."""
    if talk.id not in hall.desk.list:
        return "alone"
    if hall.desk.people_on_duty:
        hall.desk.accept(talk.id, KIM)
        return "person" if talk.driver.kind == "person" else "alone"
    place = hall.desk.place(talk.id, talk.language, talk.agent.official)
    return "fallback" if place.state == "unattended" and place.hours and place.callback_offered else "alone"
