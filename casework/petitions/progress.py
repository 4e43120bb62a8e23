"""Telling a petitioner how things stand (처리진행상황의 통지)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casework.petitions.calendar import DAY, WorkCalendar
from casework.petitions.statutes import DECREE, RULE, Article

EVERY_DAYS = 30
"""Decree, Art. 23(1) and (2)."""
CHECKED_BY = 5
"""Rule, Art. 7: the day of a month by which the month before is checked."""

ON_TIME = Article(DECREE, 23, 1)
AGAIN = Article(DECREE, 23, 2)
ONLINE = Article(DECREE, 23, 3)
"""Nothing is sent where the petitioner was told beforehand that the progress is shown on line."""
DUNNING = Article(DECREE, 28, 2)
MONTHLY_CHECK = Article(RULE, 7)


def notice_due(calendar: WorkCalendar, accepted: date, number: int) -> date:
    """The day of the `number`th notice, from 1: once so many times thirty days have passed; moved to a working day."""
    return calendar.working_day(accepted + (number * EVERY_DAYS + 1) * DAY)


def next_notice(accepted: date, told: Iterable[date]) -> int:
    """The number of the first notice still owed: one that was told on the thirtieth day or later settles all before."""
    return 1 + max(((day - accepted).days // EVERY_DAYS for day in told), default=0)


def monthly_check_due(calendar: WorkCalendar, year: int, month: int) -> date:
    """By when the petitions of a month are checked: the 5th of the next one, moved to a working day."""
    years, index = divmod(month, 12)
    return calendar.working_day(date(year + years, index + 1, CHECKED_BY))
