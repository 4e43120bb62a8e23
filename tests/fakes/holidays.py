"""Public holidays that a test names."""

from __future__ import annotations

from datetime import date

from core.public_holidays import PublicHoliday


class NamedHolidays:
    """These days and no others."""

    def __init__(self, *days: date) -> None:
        self._days = days

    def on(self, day: date) -> PublicHoliday | None:
        return PublicHoliday(day, "쉬는 날", "A day off") if day in self._days else None
