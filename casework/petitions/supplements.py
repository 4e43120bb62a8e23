"""Asking a petitioner for what is missing (보완): within what time, how often, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from casework.petitions.calendar import WorkCalendar
from casework.petitions.periods import Moment, days_later, hours_later
from casework.petitions.statutes import ACT, DECREE, RULE, Article, Refusal
from core.clock import SEOUL

ASK_WITHIN_HOURS = 8
"""Rule, Art. 9(1): working hours from the acceptance."""
CITIZEN_EXTENSIONS = 2
"""Decree, Art. 24(2)."""
ASK_AGAIN_DAYS = 10
"""Decree, Art. 24(3): at most."""
UNDELIVERED_REQUESTS = 2
"""Decree, Art. 25(2): so often returned by the post, a request lets the petition count as withdrawn."""

ASKING = Article(ACT, 22, 1)
IN_TIME = Article(RULE, 9, 1)
MORE_TIME = Article(DECREE, 24, 2)
ASKING_AGAIN = Article(DECREE, 24, 3)
COUNTED = Article(DECREE, 24, 4)
SENDING_BACK = Article(DECREE, 25, 1)
NOT_FOUND = Article(DECREE, 25, 2)


@dataclass(frozen=True, slots=True)
class Supplement:
    """One request and what became of it."""

    asked: datetime
    """When the time that runs now was set."""
    days: int
    extensions: int = 0
    """How often the citizen asked for a longer time."""
    wanted: int | None = None
    """Days that the citizen asked for and that wait for an answer."""
    is_second: bool = False
    """Whether it is the request after a first one that was let pass."""
    undelivered: int = 0
    arrived: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.arrived is None

    def due(self, calendar: WorkCalendar) -> date:
        """The last day for the citizen: the day it was set does not count (Decree, Art. 24(4); Civil Act, Art. 157)."""
        return days_later(calendar, self.asked.astimezone(SEOUL).date(), self.days)


def ask_by(calendar: WorkCalendar, accepted: datetime) -> Moment:
    """Until when a supplement is asked for without a special reason."""
    return hours_later(calendar, accepted, ASK_WITHIN_HOURS)


def refuse_asking(calendar: WorkCalendar, accepted: datetime, now: datetime, *, found_later: bool) -> Refusal | None:
    """`found_later`: a site visit or another just cause showed only afterwards what is missing."""
    if found_later or not ask_by(calendar, accepted).is_past(now):
        return None
    return Refusal(
        "보완 요구는 접수한 때부터 8근무시간 이내에 해야 합니다. 그 뒤에는 현지조사 등 정당한 사유가 있어야 합니다.",
        "A supplement is asked for within 8 working hours of acceptance, later only for a just cause found since.",
        IN_TIME,
    )


def refuse_asking_more_time(calendar: WorkCalendar, supplement: Supplement, today: date) -> Refusal | None:
    """The citizen asks for a longer time: twice, and before the time is over; not again before the answer."""
    if supplement.wanted is not None:
        return Refusal(
            "이미 요청한 보완기간을 정하고 있습니다.", "The time that was asked for is still being set.", MORE_TIME
        )
    return refuse_more_time(calendar, supplement, today)


def refuse_more_time(calendar: WorkCalendar, supplement: Supplement, today: date) -> Refusal | None:
    """The office sets the time anew: what was asked for in time is answered also after it."""
    if supplement.wanted is not None:
        return None
    if supplement.extensions < CITIZEN_EXTENSIONS:
        return _too_late(supplement.due(calendar), today)
    return Refusal(
        "보완기간의 연장 요청은 2회로 한정됩니다.", "The time for a supplement is extended at most twice.", MORE_TIME
    )


def refuse_passing_over(supplement: Supplement) -> Refusal | None:
    """Nothing is asked again or sent back while the citizen waits for the time to be set anew."""
    if supplement.wanted is None:
        return None
    return Refusal(
        "민원인이 요청한 보완기간을 먼저 다시 정해야 합니다.",
        "The longer time that the petitioner asked for is to be set first.",
        MORE_TIME,
    )


def refuse_asking_again(calendar: WorkCalendar, supplement: Supplement, days: int, today: date) -> Refusal | None:
    """A second request follows a first that was let pass, for at most ten days."""
    if supplement.is_second or days > ASK_AGAIN_DAYS:
        return Refusal(
            "다시 하는 보완 요구는 한 번, 10일 이내의 기간으로 합니다.",
            "A supplement is asked for again once, and for at most 10 days.",
            ASKING_AGAIN,
        )
    return refuse_passing_over(supplement) or _still_running(supplement.due(calendar), today, ASKING_AGAIN)


def refuse_sending_back(calendar: WorkCalendar, supplement: Supplement, today: date) -> Refusal | None:
    """A petition goes back, with reasons, only once the time is over."""
    return refuse_passing_over(supplement) or _still_running(supplement.due(calendar), today, SENDING_BACK)


def _too_late(due: date, today: date) -> Refusal | None:
    if today <= due:
        return None
    return Refusal("보완기간 안에 요청해야 합니다.", "More time is asked for before the time is over.", MORE_TIME)


def _still_running(due: date, today: date, article: Article) -> Refusal | None:
    if today > due:
        return None
    return Refusal(
        f"보완기간({due:%Y-%m-%d}까지)이 지나야 합니다.",
        f"The time for the supplement has to be over first: it lasts until {due:%Y-%m-%d}.",
        article,
    )
