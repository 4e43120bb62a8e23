"""What is open to a citizen after a decision, and how long its answer may take: periods of the Civil Act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.petitions.calendar import DAY, WorkCalendar
from casework.petitions.periods import days_later
from casework.petitions.statutes import ACT, APPEALS_ACT, DECREE, GENERAL_ACT, PRIVACY_DECREE, Article

APPEAL_DAYS = 90
"""From knowing of the disposition (Administrative Appeals Act, Art. 27(1))."""
APPEAL_DAYS_AT_MOST = 180
"""From the disposition itself (Art. 27(3))."""
APPEAL_AFTER_OBJECTION_DAYS = 90
"""General Act on Public Administration, Art. 36(4)."""
AUTOMATION_DAYS = 30
"""Personal Information Protection Decree, Art. 44-3(5); extended twice, each time by at most as much."""
AUTOMATION_EXTENSIONS = 2
COLLECTION_DAYS = 15
"""Decree, Art. 25(4)."""


class ObjectionKind(StrEnum):
    """Under which law a decision is objected to."""

    STATUTORY = "statutory"
    """A statutory petition was refused."""
    DISPOSITION = "disposition"
    """Any other disposition (처분)."""


@dataclass(frozen=True, slots=True)
class ObjectionRule:
    """Days to object from receiving the decision, to answer from receiving the objection, and of the one extension."""

    file_days: int
    answer_days: int
    extension_days: int
    filing: Article
    answering: Article


OBJECTIONS = {
    ObjectionKind.STATUTORY: ObjectionRule(60, 10, 10, Article(ACT, 35, 1), Article(ACT, 35, 2)),
    ObjectionKind.DISPOSITION: ObjectionRule(30, 14, 10, Article(GENERAL_ACT, 36, 1), Article(GENERAL_ACT, 36, 2)),
}
APPEAL = Article(APPEALS_ACT, 27, 1)
APPEAL_AT_MOST = Article(APPEALS_ACT, 27, 3)
APPEAL_AFTER_OBJECTION = Article(GENERAL_ACT, 36, 4)
AUTOMATION = Article(PRIVACY_DECREE, 44, 5, branch=3)
COLLECTION = Article(DECREE, 25, 4)


def objection_due(calendar: WorkCalendar, kind: ObjectionKind, received: date) -> date:
    """The last day to object; `received` is when the citizen received the decision."""
    return days_later(calendar, received, OBJECTIONS[kind].file_days)


def objection_answer_due(calendar: WorkCalendar, kind: ObjectionKind, filed: date, *, extended_by: int = 0) -> date:
    """The last day to answer; an extension runs from the day after the first period's last one."""
    due = days_later(calendar, filed, OBJECTIONS[kind].answer_days)
    return days_later(calendar, due, extended_by) if extended_by else due


def appeal_due(calendar: WorkCalendar, known: date, disposed: date) -> date:
    """The last day of an administrative appeal: 90 days from knowing, and never later than 180 from the disposition."""
    latest = days_later(calendar, disposed, APPEAL_DAYS_AT_MOST)
    return min(days_later(calendar, known, APPEAL_DAYS), latest)


def appeal_after_objection_due(calendar: WorkCalendar, *, told: date | None, answer_due: date) -> date:
    """The same after an objection: from the day its result was told, or else from when it was due.

    That time begins with the day after, at midnight, so that this day counts (Civil Act, Art. 157, second sentence).
    """
    return days_later(calendar, told or answer_due, APPEAL_AFTER_OBJECTION_DAYS)


def automation_answer_due(calendar: WorkCalendar, asked: date, extensions: tuple[int, ...] = ()) -> date:
    """By when a request to explain or refuse an automated decision is answered; `extensions` in days."""
    due = days_later(calendar, asked, AUTOMATION_DAYS)
    for days in extensions:
        due = days_later(calendar, due, days)
    return due


def disposable_from(calendar: WorkCalendar, completion: date) -> date:
    """From when a document that nobody came for may be destroyed: once 15 days from the planned completion are over."""
    return days_later(calendar, completion, COLLECTION_DAYS) + DAY
