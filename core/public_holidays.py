"""The public holidays of Korea's public offices: with their substitutes, and with the days that are declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from core.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A day on which public offices are closed, with its name."""

    day: date
    ko: str
    en: str


class KoreanPublicHolidays:
    """Regulation on Public Holidays of Public Offices, Art. 2 and 3, but for Sundays, which need no list.

    Labor Day and Constitution Day are among them from 2026 on. `declared` adds what a list made beforehand cannot
    know: days that the government designates (Art. 2, item 11), and a city's own (Regulation on Local Public
    Holidays, Art. 3).
    """

    def __init__(self, declared: Iterable[PublicHoliday] = ()) -> None:
        self._declared = {holiday.day: holiday for holiday in declared}

    def on(self, day: date) -> PublicHoliday | None:
        """The holiday of this day, or None."""
        return self._declared.get(day) or public_holiday(day)


def declared_holidays(text: str) -> tuple[PublicHoliday, ...]:
    """One holiday a line: `2026-06-04 | 임시공휴일 | Temporary public holiday`; empty lines and `#` are passed over.

    Raises `InvalidInput` that names the line.
    """
    return tuple(
        _declared(number, line.strip())
        for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1)
        if line.strip() and not line.strip().startswith("#")
    )


def _declared(number: int, line: str) -> PublicHoliday:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or not all(parts):
        raise InvalidInput(f"line {number} of the declared holidays: write `YYYY-MM-DD | Korean name | English name`")
    try:
        day = date.fromisoformat(parts[0])
    except ValueError:
        raise InvalidInput(
            f"line {number} of the declared holidays: `{parts[0]}` is no day, write `YYYY-MM-DD`"
        ) from None
    return PublicHoliday(day, parts[1], parts[2])


def public_holiday(day: date) -> PublicHoliday | None:
    """The holiday of this day by the regulation alone, or None."""
    return _of_year(day.year).get(day)


@lru_cache(maxsize=16)
def _of_year(year: int) -> Mapping[date, PublicHoliday]:
    korean = holidays.country_holidays("KR", years=year, language="ko")
    english = holidays.country_holidays("KR", years=year, language="en_US")
    return {day: PublicHoliday(day, korean[day], english[day]) for day in korean}
