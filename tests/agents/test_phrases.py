"""What is said without a source states no fact."""

from __future__ import annotations

import pytest

from agents import phrases
from agents.crisis_book import load_crisis_book
from agents.figures import figures, links
from agents.phrases import Phrase

EVERY = [value for value in vars(phrases).values() if isinstance(value, Phrase)]


@pytest.mark.parametrize("phrase", EVERY)
def test_a_phrase_holds_no_figure_and_no_link(phrase: Phrase) -> None:
    for said in (phrase.ko, phrase.en):
        assert not figures(said)
        assert not links(said)


def test_the_words_around_a_crisis_hold_none_either() -> None:
    for ladder in load_crisis_book().ladders.values():
        for words in (ladder.open, ladder.close, ladder.again):
            assert not figures(words["ko"] + words["en"])
