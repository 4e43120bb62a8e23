"""Names that citizens give themselves are cleaned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from world.names import LONGEST_NAME, cleaned


def shown(name: str) -> str:
    return cleaned(name, taken=["다온", "Daon"], body=104, language="ko")


@pytest.mark.parametrize(
    ("chosen", "above_the_head"),
    [
        ("느티나무", "느티나무"),
        ("  김  민지 ", "김 민지"),
        ("Zoë O'Hara", "Zoë O'Hara"),
        ("Нина", "Нина"),
        ("강아지🐶", "강아지"),
        ("<b>bold</b>", "bboldb"),
        ("민지 010-1234-5678", "민지"),
        ("a" * 40, "a" * LONGEST_NAME),
        ("", "시민 104"),
        ("\u200b\u202e", "시민 104"),
        ("다온", "시민 104"),
        ("ＤＡＯＮ", "시민 104"),
    ],
)
def test_a_name_is_shown_clean(chosen: str, above_the_head: str) -> None:
    assert shown(chosen) == above_the_head


@given(st.text(max_size=300))
def test_any_text_becomes_a_short_name(text: str) -> None:
    name = shown(text)

    assert 0 < len(name) <= LONGEST_NAME
    assert name.isprintable()


@pytest.mark.parametrize(
    "name", ["관리자", "120 민원 담당", "시청 직원", "서울시 공무원", "AI", "ａｄｍｉｎ", "City Hall", "St aff"]
)
def test_nobody_passes_for_somebody_who_works_here(name: str) -> None:
    assert cleaned(name, taken=(), body=7, language="ko") == "시민 7"


@pytest.mark.parametrize("name", ["아이", "Aidan", "느티나무", "담담이"])
def test_a_name_that_only_sounds_alike_stays(name: str) -> None:
    assert cleaned(name, taken=(), body=7, language="ko") == name
