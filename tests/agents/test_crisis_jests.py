"""Jests, apologies and business are told from danger, and danger in the same words stays danger."""

from __future__ import annotations

import pytest

from agents.crisis import crisis_sign


@pytest.mark.parametrize(
    "text",
    [
        "ㅈㅅ 오타 났어요",
        "야경이 죽이네요",
        "끝내고 싶어요 이 접수",
        "번개탄 규제 조례 찾아요",
        "안 먹는 수면제는 어디에 버려요",
        "The rain beat me to the bus stop",
        "That exam killed me",
        "아내가 쓰러져서 석 달째 일을 못 해요",
        "공사 소리 때문에 잠을 못 자요",
        "할머니께 머리를 묶어 드렸어요",
        "요양병원 옆 멍멍이 놀이터 있나요",
    ],
)
def test_a_jest_is_calm(text: str) -> None:
    sign = crisis_sign(text)

    assert sign is None or sign.urgency == "information"


@pytest.mark.parametrize(
    "text",
    [
        "ㅈㅅ하고 싶어요",
        "다 끝내고 싶어요",
        "번개탄을 샀어요",
        "수면제를 한 통 다 먹었는데 남은 건 어디에 버려요",
        "He beat me to the ground",
        "가정폭력 피해를 겪고 있어요",
        "아내가 쓰러졌어요",
        "요양원에서 할머니를 때려요",
        "층간소음 때문에 죽고 싶고 잠을 못 자요",
        "남편 발소리만 들려도 무서워서 잠을 못 자요",
        "아버지가 쓰러졌어요 한 달 전에도 그랬어요",
        "저 자 살 해 요",
        "나 지 금 자 해 요",
        "죽으라는 소리가 들려서 잠을 못 자요",
    ],
)
def test_danger_in_such_words_stays_danger(text: str) -> None:
    sign = crisis_sign(text)

    assert sign is not None
    assert sign.urgency == "danger"
