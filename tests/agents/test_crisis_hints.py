"""Hints of danger are heard; a kilometre, a search through a bag and an absence are not hints."""

from __future__ import annotations

import pytest

from agents.crisis import crisis_sign


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("그냥 뒤지고 싶네", "self_harm"),
        ("ㅈ ㅏ ㅅ ㅏ ㄹ 생각 중", "self_harm"),
        ("유서는 어떻게 작성해요", "self_harm"),
        ("전 곧 없을 거예요", "self_harm"),
        ("아빠가 화나면 혁대를 풀어요", "child_abuse"),
        ("하지 말라고 했는데도 멈추지 않았어요", "sexual_violence"),
        ("집에 가면 또 맞을 거예요", "violence"),
        ("gonna kms", "self_harm"),
        ("He won't stop when I say no", "sexual_violence"),
        ("I am afraid of going home", "child_abuse"),
    ],
)
def test_a_hint_is_danger(text: str, kind: str) -> None:
    sign = crisis_sign(text)

    assert sign is not None
    assert (sign.kind, sign.urgency) == (kind, "danger")


@pytest.mark.parametrize(
    "text",
    ["서랍을 뒤지고 싶어요", "The office is 5 kms away", "How many kms is it?", "제가 내일 없을 거라 대리로 신청해요"],
)
def test_what_only_looks_like_a_hint_is_calm(text: str) -> None:
    assert crisis_sign(text) is None
