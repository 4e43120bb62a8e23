"""The days on which public offices are closed, against the regulation, year by year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.errors import InvalidInput
from core.public_holidays import KoreanPublicHolidays, PublicHoliday, declared_holidays, public_holiday

YEARS = {
    # Substitutes for Lunar New Year, Chuseok and Children's Day only; one day declared.
    2020: "0101 0124 0125 0126 0127 0301 0415 0430 0505 0606 0815 0817 0930 1001 1002 1003 1009 1225",
    # From August on, for national days as well.
    2021: "0101 0211 0212 0213 0301 0505 0519 0606 0815 0816 0920 0921 0922 1003 1004 1009 1011 1225",
    2022: "0101 0131 0201 0202 0301 0309 0505 0508 0601 0606 0815 0909 0910 0911 0912 1003 1009 1010 1225",
    # From May on, for Buddha's birthday and Christmas as well; one day declared.
    2023: "0101 0121 0122 0123 0124 0301 0505 0527 0529 0606 0815 0928 0929 0930 1002 1003 1009 1225",
    2024: "0101 0209 0210 0211 0212 0301 0410 0505 0506 0515 0606 0815 0916 0917 0918 1001 1003 1009 1225",
    # Two holidays on the 5th of May give one substitute; two days declared, one of them for an election.
    2025: "0101 0127 0128 0129 0130 0301 0303 0505 0506 0603 0606 0815 1003 1005 1006 1007 1008 1009 1225",
    # Labor Day and Constitution Day are holidays of public offices.
    2026: "0101 0216 0217 0218 0301 0302 0501 0505 0524 0525 0603 0606 0717 0815 0817 0924 0925 0926 1003 1005"
    " 1009 1225",
    2027: "0101 0206 0207 0208 0209 0301 0501 0503 0505 0513 0606 0717 0719 0815 0816 0914 0915 0916 1003 1004"
    " 1009 1011 1225 1227",
    2028: "0101 0126 0127 0128 0301 0412 0501 0502 0505 0606 0717 0815 1002 1003 1004 1005 1009 1225",
}


@pytest.mark.parametrize("year", YEARS)
def test_the_holidays_of_a_year(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    found = [f"{day:%m%d}" for day in days if day.year == year and public_holiday(day)]
    assert found == YEARS[year].split()


@pytest.mark.parametrize("day", ["2024-05-01", "2025-05-01", "2025-07-17", "2026-02-19"])
def test_what_was_no_holiday_of_public_offices(day: str) -> None:
    assert public_holiday(date.fromisoformat(day)) is None


def test_a_holiday_has_a_name_in_both_languages() -> None:
    chuseok = public_holiday(date(2026, 9, 25))
    assert chuseok == PublicHoliday(date(2026, 9, 25), "추석", "Chuseok")


def test_an_administration_adds_days() -> None:
    declared = PublicHoliday(date(2026, 12, 24), "임시공휴일", "Temporary Public Holiday")
    holidays = KoreanPublicHolidays([declared])
    assert holidays.on(declared.day) == declared
    assert holidays.on(date(2026, 12, 25)) == public_holiday(date(2026, 12, 25))
    assert holidays.on(date(2026, 12, 23)) is None


def test_declared_days_are_read_line_by_line() -> None:
    text = "# 2026\n\n2026-12-24 | 임시공휴일 | Temporary Public Holiday\n"
    assert declared_holidays(text) == (PublicHoliday(date(2026, 12, 24), "임시공휴일", "Temporary Public Holiday"),)


@pytest.mark.parametrize("line", ["2026-12-24", "2026-12-24 | 임시공휴일", "2026-13-24 | 임시 | Extra", "| a | b"])
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(InvalidInput, match="line 2 "):
        declared_holidays(f"# declared\n{line}\n")
