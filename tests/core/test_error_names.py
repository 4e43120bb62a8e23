"""What a log learns of an error."""

from __future__ import annotations

from core.error_names import names


def test_a_broken_session_is_named_without_its_words() -> None:
    assert names(ExceptionGroup("비밀", [ValueError("비밀"), KeyError("비밀")])) == "ValueError, KeyError"
