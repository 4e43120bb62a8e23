"""Names that citizens give themselves are cleaned, or refused with the reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.abuse import is_abusive
from core.errors import NameRefused
from world.names import LONGEST_NAME, chosen_name


def shown(name: str) -> str:
    return chosen_name(name, taken=["다온", "Daon"], is_insult=is_abusive)


@pytest.mark.parametrize(
    ("chosen", "above_the_head"),
    [
        ("느티나무", "느티나무"),
        ("  김  민지 ", "김 민지"),
        ("Zoë O'Hara", "Zoë O'Hara"),
        ("Нина", "Нина"),
        ("강아지🐶", "강아지"),
        ("가족👨\u200d👩\u200d👧", "가족"),
        ("<b>bold</b>", "bboldb"),
        ("민지 010-1234-5678", "민지"),
        ("", ""),
        ("🐶", ""),
    ],
)
def test_a_name_is_shown_clean(chosen: str, above_the_head: str) -> None:
    assert shown(chosen) == above_the_head


@given(st.text(max_size=300))
def test_any_text_becomes_a_short_name_or_is_refused(text: str) -> None:
    with suppress(NameRefused):
        name = shown(text)
        assert len(name) <= LONGEST_NAME
        assert name.isprintable()


@pytest.mark.parametrize(
    "name",
    ["관리자", "120 민원 담당", "시청 직원", "직-원", "서울시 공무원", "AI", "A.I. 도우미", "ａｄｍｉｎ", "City Hall",
     "St aff", "다온", "ＤＡＯＮ", "다.온"],
)  # fmt: skip
def test_nobody_passes_for_somebody_who_works_here(name: str) -> None:
    with pytest.raises(NameRefused, match="officials"):
        shown(name)


@pytest.mark.parametrize("name", ["\u202e자료관", "느\u200b티", "a\nb", "\x07"])
def test_letters_that_cannot_be_seen_are_refused(name: str) -> None:
    with pytest.raises(NameRefused, match="cannot be seen"):
        shown(name)


@pytest.mark.parametrize("name", ["씨발", "병 신", "개새끼", "f.u.c.k", "Asshole"])
def test_insults_are_refused(name: str) -> None:
    with pytest.raises(NameRefused, match="hurt"):
        shown(name)


def test_a_name_that_is_too_long_is_refused() -> None:
    assert shown("a" * LONGEST_NAME) == "a" * LONGEST_NAME
    with pytest.raises(NameRefused, match="shorten"):
        shown("a" * (LONGEST_NAME + 1))


@pytest.mark.parametrize("name", ["아이", "Aidan", "Kai", "느티나무", "담담이", "시바견", "시청자"])
def test_a_name_that_only_sounds_alike_stays(name: str) -> None:
    assert shown(name) == name
