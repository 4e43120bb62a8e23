"""A name that a title or a courtesy tells is hidden; an office, a post or a word before a title is none."""

from __future__ import annotations

import json

import pytest

from agents.masking import mask
from agents.third_parties import mask_named
from evals.queries import STARTER
from knowledge.starter import read_starter


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("김철수 과장이 반말을 했어요", "[이름] 과장이 반말을 했어요"),
        ("김철수과장님께 여쭤봤어요", "[이름]과장님께 여쭤봤어요"),
        ("옆집 박영희 씨가 시끄러워요", "옆집 [이름] 씨가 시끄러워요"),
        ("홍길동씨 때문에요", "[이름]씨 때문에요"),
        ("이민호 선생님이 도와주셨어요", "[이름] 선생님이 도와주셨어요"),
        ("박지은 주무관님, 고맙습니다", "[이름] 주무관님, 고맙습니다"),
        ("도로과 김하늘 팀장과 최바다 원장", "도로과 [이름] 팀장과 [이름] 원장"),
    ],
)
def test_the_name_goes_and_the_title_stays(said: str, left: str) -> None:
    assert mask_named(said) == left
    assert mask_named(left) == left


@pytest.mark.parametrize(
    "said",
    [
        "도로과 과장님이 불친절해요", "구청장님께 드립니다", "담당 주무관님이요", "민원실 팀장", "도서관 관장님",
        "이사장님", "유치원 원장", "우리반 선생님", "방과후 선생님", "고마운 선생님께", "성실한 팀장님", "이상한 과장",
        "이번 주 이사를 가요",
        "신고는 이사 날부터예요?", "전화로 공무원이랑 얘기할래요", "지하주차장", "감자 씨앗", "한국에 대표를 세워요",
    ],
)  # fmt: skip
def test_what_is_no_name_stays(said: str) -> None:
    assert mask_named(said) == said


def test_no_question_of_a_citizen_and_no_text_of_the_city_loses_a_word() -> None:
    asked = [json.loads(line)["text"] for line in STARTER.read_text("utf-8").splitlines()]
    procedures = read_starter()
    asked += [question.text for procedure in procedures for question in procedure.questions]
    told = [section.ko for procedure in procedures for section in procedure.sections]

    assert len(asked) > 8_000
    assert [text for text in (*asked, *told) if mask_named(text) != text] == []


def test_it_goes_well_with_what_else_is_hidden() -> None:
    assert mask_named(mask("김철수 과장 번호는 010-1234-5678이에요")) == "[이름] 과장 번호는 [전화번호]이에요"
