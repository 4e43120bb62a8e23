"""What was made last stays at hand."""

from __future__ import annotations

from retrieval.remembered import Remembered


def test_what_was_not_used_for_longest_is_made_anew() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    known = Remembered[str, str](2)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert known.get(name, lambda name=name: make(name)) == name
    assert made == ["a", "b", "c", "b"]
