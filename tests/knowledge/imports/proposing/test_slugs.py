"""Ids out of Korean titles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from knowledge.imports.proposing.slugs import slug_of
from knowledge.procedure import Slug


def test_syllables_become_latin_letters() -> None:
    assert [slug_of(title) for title in ("전입신고", "여권 재발급(분실)", "PC방 등록", "漢字")] == [
        "jeonipsingo", "yeogwon-jaebalgeup-bunsil", "pcbang-deungrok", "procedure",
    ]  # fmt: skip


def test_a_taken_id_gets_a_number() -> None:
    assert slug_of("전입신고", {"jeonipsingo", "jeonipsingo-2"}) == "jeonipsingo-3"


@given(st.text(max_size=200))
def test_whatever_the_title_it_is_an_id(title: str) -> None:
    TypeAdapter(Slug).validate_python(slug_of(title))
