"""On which days a passage speaks, and how its source is named."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.passages import PartLikeness, Passage, Source

FIRST, LAST = date(2026, 7, 1), date(2026, 12, 31)


def passage(first: date | None, last: date | None) -> Passage:
    return Passage("a#what@1", "a", 1, "guide", "what", "제목", "글", "ko", effective_from=first, effective_until=last)


@pytest.mark.parametrize(
    ("first", "last", "day", "speaks"),
    [
        (FIRST, LAST, FIRST - timedelta(days=1), False),
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, LAST + timedelta(days=1), False),
        (None, LAST, date(1950, 1, 1), True),
        (FIRST, None, date(2100, 1, 1), True),
        (None, None, date(1950, 1, 1), True),
        (FIRST, FIRST, FIRST, True),
        (LAST, FIRST, date(2026, 9, 1), False),
    ],
)
def test_the_first_and_the_last_day_count(first: date | None, last: date | None, day: date, speaks: bool) -> None:
    assert passage(first, last).in_force(day) is speaks


@given(st.dates(), st.dates())
def test_two_versions_that_meet_never_speak_on_one_day(day: date, change: date) -> None:
    before = passage(None, change - timedelta(days=1)) if change > date.min else passage(change, change)
    assert not (before.in_force(day) and passage(change, None).in_force(day)) or change == date.min


def test_a_score_changes_nothing_else() -> None:
    plain = passage(FIRST, LAST)
    assert plain.scored(0.7).score == 0.7
    assert plain.scored(0.7).scored(0.0) == plain


@pytest.mark.parametrize(
    ("source", "locator"),
    [
        (Source("statute", "주민등록법", "제16조제1항", "거주지의 이동"), "주민등록법 제16조제1항 (거주지의 이동)"),
        (Source("statute", "주민등록법", "제16조"), "주민등록법 제16조"),
        (Source("notice", "여성가족부 공고"), "여성가족부 공고"),
        (Source("document", "안내서", title="3장"), "안내서 (3장)"),
    ],
)
def test_a_source_is_named_as_people_cite_it(source: Source, locator: str) -> None:
    assert source.locator == locator


def test_what_its_sentences_say_a_part_says() -> None:
    assert PartLikeness(0.0).read == 0.0
    assert PartLikeness(0.0, sentences=(-2.5,)).read == pytest.approx(-2.5)
    assert PartLikeness(0.0, sentences=(1.0, 1.0)).read == pytest.approx(1.0 + math.log(2))
