"""What the recall routes answer with. A contact stands masked everywhere but in the one call that is being made."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel

from app.talks.contacts import Channel
from core.letters import LetterProblem, LetterState
from core.speech import WrittenLanguage

Gone: TypeAlias = Literal["superseded", "withdrawn"]
DeliveryState: TypeAlias = LetterState | Literal["to_call", "told"]
"""Calls: to_call, told."""


class ChangeView(BaseModel):
    """A version that answers rested on and that is not said any more."""

    document_id: str
    title: str
    collection: str
    version: int
    state: Gone
    changed_on: date
    now_version: int | None
    """What is said today; null: nothing."""
    answers: int
    """That said something which is said otherwise today, or not at all."""
    people: int
    """Who left a contact for one of those answers."""
    untold: int
    """Of them, those to whom no correction has been written yet."""


class ChangedPassage(BaseModel):
    """One statement then and now."""

    section: str
    language: WrittenLanguage
    then: str
    now: str
    """Empty: it is not said any more."""


class SaidView(BaseModel):
    """What one answer said of one statement."""

    sentence: str
    """Empty where the words of the talk are gone."""
    then: str
    now: str


class AnswerView(BaseModel):
    """One answer that would be another one today."""

    at: datetime
    official: str
    as_of: date
    said: list[SaidView]
    people: int


class DeliveryView(BaseModel):
    """One person, told or to be told."""

    id: int
    channel: Channel
    contact: str
    """Masked; empty once it is deleted."""
    state: DeliveryState
    attempts: int
    problem: LetterProblem
    changed_at: datetime
    done_by: str | None


class CorrectionView(BaseModel):
    """What was written, by whom, to whom."""

    id: int
    subject: str
    text: str
    author: str
    created_at: datetime
    deliveries: list[DeliveryView]


class DraftView(BaseModel):
    """A correction to begin with."""

    subject: str
    text: str


class RecallView(BaseModel):
    """One change whole."""

    change: ChangeView
    passages: list[ChangedPassage]
    answers: list[AnswerView]
    """Newest first, 200 at most."""
    letters: int
    """Who would get a letter now."""
    calls: int
    """Who would have to be called."""
    sends_letters: bool
    """Whether a mail server is configured; without one letters wait."""
    draft: DraftView
    corrections: list[CorrectionView]


class CorrectionCallLine(BaseModel):
    """One person to be called."""

    id: int
    document_id: str
    title: str
    contact: str
    """Masked."""
    since: datetime


class CorrectionCall(BaseModel):
    """What whoever calls needs: the number and the words."""

    id: int
    contact: str
    subject: str
    text: str
