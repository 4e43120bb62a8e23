"""What lexical search may rely on, whichever `Tokenizer` it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.protocols import Tokenizer
from retrieval.tokens import KiwiTokenizer
from tests.fakes.retrieval import FakeTokenizer


@cache
def kiwi() -> Tokenizer:
    return KiwiTokenizer()


@pytest.fixture(scope="module", params=[FakeTokenizer, kiwi], ids=["fake", "kiwi"])
def tokenizer(request: pytest.FixtureRequest) -> Tokenizer:
    make: Callable[[], Tokenizer] = request.param
    return make()


def test_terms_come_in_the_order_of_the_text(tokenizer: Tokenizer) -> None:
    terms = tokenizer.terms("여권과 신분증, 사진 1장")
    assert terms.index("신분증") < terms.index("사진")


@pytest.mark.parametrize(("said", "written"), [("여권을", "여권은"), ("PASSPORT", "passport")])
def test_a_word_is_one_term_in_every_form(tokenizer: Tokenizer, said: str, written: str) -> None:
    assert tokenizer.terms(said) == tokenizer.terms(written)


def test_an_empty_text_has_no_terms(tokenizer: Tokenizer) -> None:
    assert tokenizer.terms("") == tokenizer.terms(" \n ") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_has_the_same_terms_each_time(tokenizer: Tokenizer, text: str) -> None:
    """No term holds a space, for an index keeps them with spaces between."""
    terms = tokenizer.terms(text)
    assert terms == tokenizer.terms(text)
    assert [term for term in terms if not term or any(letter in " \t\r\n" for letter in term)] == []
