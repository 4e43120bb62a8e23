"""Whose question it is."""

from __future__ import annotations

import pytest

from agents.routing import Route, route, titles, told_apart
from agents.thresholds import ANSWER
from core.passages import Passage


@pytest.mark.parametrize(
    ("own", "other", "lobby", "whose"),
    [
        (0.9, 0.95, False, "own"),
        (ANSWER, 0.99, False, "other"),
        (ANSWER, 0.6, False, "own"),
        (ANSWER - 0.2, 0.9, False, "other"),
        (ANSWER - 0.05, ANSWER + 0.05, False, "nobody"),
        (0.1, ANSWER - 0.1, False, "nobody"),
        (0.0, 0.0, False, "nobody"),
        (0.6, 0.9, True, "other"),
        (0.9, 0.6, True, "own"),
        (0.1, ANSWER - 0.1, True, "nobody"),
    ],
)
def test_route(own: float, other: float, whose: Route, *, lobby: bool) -> None:
    assert route(own, other, lobby=lobby) == whose


def hit(document: str, score: float) -> Passage:
    return Passage(f"{document}#what@1", document, 1, "complaints", "what", document, "", "ko", score=score)


def test_a_clear_lead_tells_documents_apart() -> None:
    assert told_apart([hit("a", 0.9), hit("b", 0.5)])
    assert not told_apart([hit("a", 0.6), hit("b", 0.58)])


def test_titles_are_named_once_and_only_so_many() -> None:
    hits = [hit("a", 0.4), hit("a", 0.3), hit("b", 0.3), hit("c", 0.2), hit("d", 0.01)]
    assert titles(hits, at_least=0.15, most=2) == ("a", "b")
