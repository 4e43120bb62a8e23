"""When people are at the desk: a pure policy over hours, public holidays and the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from core.officials import DutyHours
from core.public_holidays import public_holiday
from core.speech import Language

DAY_NAMES: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {"ko": ("월", "화", "수", "목", "금", "토", "일"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
)


def within(hours: DutyHours, now: datetime) -> bool:
    """Whether the desk is staffed by its published hours; public holidays are closed (Civil Petitions Act, Art. 19)."""
    works = now.isoweekday() in hours.days and public_holiday(now.date()) is None
    return works and hours.opens <= now.time() < hours.closes


def described(hours: DutyHours, language: Language) -> str:
    """`월-금 09:00-18:00`; days that do not follow one another are named one by one: `화, 목 10:00-17:00`."""
    names = [DAY_NAMES[language][day - 1] for day in hours.days]
    in_a_row = len(names) > 2 and hours.days[-1] - hours.days[0] == len(names) - 1
    days = f"{names[0]}-{names[-1]}" if in_a_row else ", ".join(names)
    return f"{days} {hours.opens:%H:%M}-{hours.closes:%H:%M}"
