"""What the talk routes answer with."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from app.talks.notices import AI_NOTICE
from app.talks.talk import Entry, Talk
from app.wire import DriverKind, QueueState, citation
from core.answers import AnswerStatus
from core.passages import SectionKind
from core.speech import Language
from core.turns import Speaker


class HoursView(BaseModel):
    """When people are at the desk."""

    opens: str
    closes: str
    days: list[int]


class OfficialView(BaseModel):
    """One counter, in one language."""

    id: str
    name: str
    title: str
    remit: str
    greeting: str
    suggestions: list[str]
    never: list[str]
    avatar_url: str
    hours: HoursView
    on_duty: bool
    private: bool


class CitationView(BaseModel):
    """The source of a sentence."""

    document_id: str
    title: str
    locator: str
    quote: str
    effective_from: str | None
    effective_until: str | None
    source_url: str
    text_version: str | None
    section: SectionKind


class DriverView(BaseModel):
    """Who drives the avatar."""

    kind: DriverKind
    name: str


class TurnView(BaseModel):
    """One turn, as it is on record."""

    speaker: Speaker
    text: str
    status: AnswerStatus | None
    answer: str | None
    citations: list[CitationView]


class TalkView(BaseModel):
    """A talk as its citizen sees it."""

    id: str
    official: str
    language: Language
    greeting: str
    notice: str
    driver: DriverView
    closed: bool
    events_url: str
    turns: list[TurnView]


class QueueView(BaseModel):
    """Where a citizen stands in the wait for a person."""

    state: QueueState
    position: int | None
    people_on_duty: int
    hours: str
    callback_offered: bool


class PrivacyView(BaseModel):
    """How long what is kept, in days."""

    talks_days: int
    contacts_days: int
    petitions_days: int
    opinions_days: int
    """After a petition was closed."""
    audit_days: int
    voice_recordings_days: Literal[0] = 0


def talk_view(talk: Talk) -> TalkView:
    """The talk so far."""
    official = talk.agent.official
    return TalkView(
        id=talk.id,
        official=official.id,
        language=talk.language,
        greeting=official.greeting[talk.language],
        notice=AI_NOTICE[talk.language],
        driver=DriverView(kind=talk.driver.kind, name=talk.driver.name),
        closed=talk.closed,
        events_url=f"/api/talks/{talk.id}/events",
        turns=turn_views(talk),
    )


def turn_views(talk: Talk) -> list[TurnView]:
    """Turns with the answers they came from."""
    return [_turn_view(entry) for entry in talk.entries]


def _turn_view(entry: Entry) -> TurnView:
    turn, answer = entry.turn, entry.answer
    return TurnView(
        speaker=turn.speaker,
        text=turn.text,
        status=turn.status,
        answer=answer.id if answer else None,
        citations=[CitationView.model_validate(citation(c)) for c in answer.citations] if answer else [],
    )
