"""What the gap routes answer with. A question is masked and stands alone: no talk, no time of day."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel

from app.gaps.policy import GapState, Reason
from core.speech import Language


class GapView(BaseModel):
    """One matter."""

    id: int
    official: str
    collection: str
    state: GapState
    label: str
    """Its most central question."""
    terms: list[str]
    """What sets it apart from other matters."""
    citizens: int
    """Talks in which it came up."""
    questions: int
    reasons: dict[Reason, int]
    first_on: date
    last_on: date
    document_id: str | None
    note: str
    decided_by: str
    answer: str
    closed_at: datetime | None


class GapQuestionView(BaseModel):
    """One question, as it was asked."""

    text: str
    language: Language
    reason: Reason
    asked_on: date


class GapDetail(BaseModel):
    """A matter with its questions, the most central first."""

    gap: GapView
    questions: list[GapQuestionView]
    """200 at most."""


class DraftedGap(BaseModel):
    """The draft that was made."""

    document_id: str
