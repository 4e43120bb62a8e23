"""Sentences end where they end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("신고해요. 늦으면 과태료예요.", ("신고해요.", "늦으면 과태료예요.")),
        ("2025. 7. 22. 기준이에요. 맞아요.", ("2025. 7. 22. 기준이에요.", "맞아요.")),
        ("See Art. 16 of the Act. It applies.", ("See Art. 16 of the Act.", "It applies.")),
        ("정말요? 네!", ("정말요?", "네!")),
        ("끝이 없는 문장", ("끝이 없는 문장",)),
        ("", ()),
    ],
)
def test_sentences(text: str, sentences: tuple[str, ...]) -> None:
    assert sentences_of(text) == sentences


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=100))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(sentences_of(text)).split()) == "".join(text.split())
