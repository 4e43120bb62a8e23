"""What casework needs of others, in core types."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from core.public_holidays import PublicHoliday


class Holidays(Protocol):
    """The public holidays; Saturdays and Sundays are none of its business."""

    def on(self, day: date) -> PublicHoliday | None:
        """The holiday of this day, or None."""
        ...
