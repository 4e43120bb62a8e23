"""What the dashboard shows. Counts alone: no question, no talk, no person."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel

Coming: TypeAlias = Literal["ends", "begins", "is_published"]


class DayView(BaseModel):
    """One day in Seoul."""

    day: date
    statuses: dict[str, int]
    """Answers by how they ended."""
    up: int
    down: int
    talks: int
    persons: int
    """Talks in which a person was asked for."""
    gaps_opened: int
    gaps_closed: int


class TopicView(BaseModel):
    """A document that answers rested on."""

    document_id: str
    title: str
    collection: str
    answers: int


class CollectionDayView(BaseModel):
    """How many answers rested on a collection, each day in the order of `days`."""

    collection: str
    answers: list[int]


class HealthView(BaseModel):
    """One collection as citizens hear it today."""

    collection: str
    documents: int
    sections: dict[str, int]
    """How many documents say this part, for each main part."""
    whole: int
    """That say every main part."""
    english: int
    """Whose every section is there in English."""
    asked: int
    """With at least so many example questions as they should have."""
    text_ages: list[int]
    """Documents by the age of the oldest source text they rest on, in the order of `age_bars`, then unknown."""
    review_ages: list[int]
    """Documents by how long ago a person approved what is said, in the same order."""


class ComingView(BaseModel):
    """Something that begins or ends soon."""

    document_id: str
    title: str
    collection: str
    what: Coming
    day: date


class DashboardView(BaseModel):
    """Everything on one page."""

    days: list[DayView]
    topics: list[TopicView]
    collections: list[CollectionDayView]
    health: list[HealthView]
    age_bars: list[int]
    """Upper ends of the ages, in days."""
    example_questions: int
    """How many example questions a document should have."""
    coming: list[ComingView]
    gaps: dict[str, int]
    """By state."""
