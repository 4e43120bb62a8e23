"""Whether people are at the desk, and how the hours are said."""

from __future__ import annotations

from datetime import datetime, time

from core.officials import DutyHours
from core.speech import Language

_DAYS = {
    "ko": "월화수목금토일",
    "en": ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
}
_WEEKDAYS = (1, 2, 3, 4, 5)


def on_duty(hours: DutyHours, now: datetime) -> bool:
    return now.isoweekday() in hours.days and hours.opens <= now.time().replace(tzinfo=None) < hours.closes


def said_hours(hours: DutyHours, language: Language) -> str:
    """`평일 9시부터 18시까지`."""
    weekdays = hours.days == _WEEKDAYS
    if language == "ko":
        days = "평일" if weekdays else ", ".join(f"{_DAYS['ko'][day - 1]}요일" for day in hours.days)
        return f"{days} {_korean_time(hours.opens)}부터 {_korean_time(hours.closes)}까지"
    days = "on weekdays" if weekdays else "on " + ", ".join(_DAYS["en"][day - 1] for day in hours.days)
    return f"{days} from {hours.opens:%H:%M} to {hours.closes:%H:%M}"


def _korean_time(at: time) -> str:
    return f"{at.hour}시" + (f" {at.minute}분" if at.minute else "")
