"""What casework is lent: the calendar of the settings, and the rules for a citizen's words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.petitions import CitizensWords, work_calendar
from core.errors import InvalidInput


def test_declared_days_are_days_off(tmp_path: Path) -> None:
    declared = tmp_path / "holidays.txt"
    declared.write_text("2026-12-24 | 임시공휴일 | Temporary Public Holiday\n", "utf-8")
    assert work_calendar(None).works(date(2026, 12, 24))
    assert not work_calendar(declared).works(date(2026, 12, 24))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        work_calendar(tmp_path / "missing.txt")


def test_words_for_the_ledger_name_nobody() -> None:
    words = CitizensWords()
    assert "5678" not in words.masked("010-1234-5678로 알림")
    assert words.cleared("010-1234-5678로 알림") == "010-1234-5678로 알림"
    assert words.contact(" kim@example.com ") == "kim@example.com"
