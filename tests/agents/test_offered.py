"""A title that was offered is taken by its place, and by going on about it."""

from __future__ import annotations

import pytest

from agents.offered import THE_ONE, taken


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("네 그거요", THE_ONE),
        ("맞아요 그거", THE_ONE),
        ("위에 거요", 0),
        ("첫 번째요", 0),
        ("두 번째 거로 알려 주세요", 1),
        ("3번이요", 2),
        ("Yes, that one", THE_ONE),
        ("the second one", 1),
        ("2번으로 할게요", 1),
        ("이번에요", None),
        ("it is", None),
        ("네", None),
        ("이사요", None),
        ("그거 언제까지 해요?", None),
        ("두 번째 자녀는 얼마예요?", None),
        ("not that one", None),
    ],
)
def test_which_one_is_taken(text: str, place: int | None) -> None:
    assert taken(text) == place
