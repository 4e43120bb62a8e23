"""Moving a petition to where it belongs: how many working hours each way may take."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from casework.petitions.calendar import WorkCalendar
from casework.petitions.periods import Moment, hours_later
from casework.petitions.statutes import DECREE, Article


class Route(StrEnum):
    """From where to where."""

    FRONT_DESK = "front_desk"
    """From the front desk to the department in charge."""
    FRONT_DESK_DISTANT = "front_desk_distant"
    """The same, where the department is far away or another special reason stands against one hour."""
    WRONG_DEPARTMENT = "wrong_department"
    """From a department that is not in charge, by way of the front desk."""
    OTHER_AGENCY = "other_agency"
    """To another agency; the petitioner is told."""


TRANSFER_HOURS = {
    Route.FRONT_DESK: 1,
    Route.FRONT_DESK_DISTANT: 3,
    Route.WRONG_DEPARTMENT: 3,
    Route.OTHER_AGENCY: 8,
}
TRANSFER_ARTICLES = {
    Route.FRONT_DESK: Article(DECREE, 13, 1),
    Route.FRONT_DESK_DISTANT: Article(DECREE, 13, 1),
    Route.WRONG_DEPARTMENT: Article(DECREE, 13, 2),
    Route.OTHER_AGENCY: Article(DECREE, 13, 3),
}
ELECTRONIC = Article(DECREE, 13, 4)
"""An electronic document is sent on without delay: there is no hour to wait for."""


def transfer_end(calendar: WorkCalendar, route: Route, received: datetime) -> Moment:
    """By when a petition on paper has to be sent on, counted from when this place received it."""
    return hours_later(calendar, received, TRANSFER_HOURS[route])
