"""Reservations for tests, of a court and a counter that never existed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from casework.petitions.calendar import WorkCalendar
from casework.reserving.reservation import Visitor, Wish
from casework.reserving.slots import SlotRule
from core.clock import SEOUL
from core.officials import DutyHours
from core.public_holidays import KoreanPublicHolidays

CALENDAR = WorkCalendar(KoreanPublicHolidays())
OFFICE = SlotRule((DutyHours(time(9), time(18), (1, 2, 3, 4, 5)),), 60, 2)
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=SEOUL)


def wish(name: str = "김하늘", *, starts_at: datetime = TUESDAY, resource: str = "court:1") -> Wish:
    """An hour of the court."""
    visitor = Visitor(name, "010-1234-5678", {"topic": "투자 절차"})
    return Wish(resource, starts_at, starts_at + timedelta(hours=1), visitor, "ko", "Asia/Seoul")
