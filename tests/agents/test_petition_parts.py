"""Where, when and what is wanted, as a turn says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.petition_parts import (
    SUBJECT_LENGTH,
    clauses_of,
    matter_of,
    occurred_in,
    place_in,
    plain_answer,
    subject_of,
    wish_in,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("봉천동 현대시장 입구요", "봉천동 현대시장 입구"),
        ("신림역 3번 출구 앞이에요", "신림역 3번 출구 앞"),
        ("관악구 신림동 주민센터 옆", "관악구 신림동 주민센터 옆"),
        ("강남구 테헤란로 12 앞", "강남구 테헤란로 12 앞"),
        ("현대시장 입구에 불법주차가 심해요", "현대시장 입구"),
        ("망원한강공원 화장실이 더러워요", "망원한강공원 화장실"),
        ("중랑천변 산책로", "중랑천변 산책로"),
        ("상도동 성대시장 골목 안쪽", "상도동 성대시장 골목 안쪽"),
        ("마포구청 민원실 직원이 반말을 했어요", "마포구청"),
        ("broken light in front of Sillim Station", "Sillim Station"),
        ("우리 집 앞이요", ""),
        ("시장 앞 버스 정류장에 의자가 없어요", ""),
        ("가로등이 꺼졌어요", ""),
        ("하수구에서 냄새가 나요", ""),
        ("골목에 전동 킥보드가 있어요", ""),
        ("엑셀로 정리해 주세요", ""),
    ],
)
def test_the_place_that_somebody_could_find(text: str, place: str) -> None:
    assert place_in(text) == place


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("어제 저녁 7시쯤이요", "어제 저녁 7시쯤"),
        ("한 달 전부터요", "한 달 전부터"),
        ("지난주 화요일 오전에", "지난주 화요일 오전에"),
        ("밤마다 시끄러워요", "밤마다"),
        ("7월 3일 오후 2시", "7월 3일 오후 2시"),
        ("비 올 때마다 넘쳐요", "비 올 때마다"),
        ("it has been broken since last week", "since last week"),
        ("가로등이 꺼졌어요", ""),
    ],
)
def test_the_time_in_the_words_that_were_used(text: str, when: str) -> None:
    assert occurred_in(text) == when


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("집 앞 가로등이 꺼졌어요 고쳐 주세요", "고쳐 주세요"),
        ("직원이 반말을 했어요. 사과받고 싶어요.", "사과받고 싶어요"),
        ("가로등이 꺼졌어요", ""),
        ("민원 넣고 싶어요", ""),
        ("There is trash. Please clean it up.", "Please clean it up"),
    ],
)
def test_the_wish_is_the_clause_that_says_it(text: str, wish: str) -> None:
    assert wish_in(text) == wish


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("민원 넣고 싶어요", ""),
        ("I want to file a complaint", ""),
        ("저기요 민원 하나 접수해 주세요 집 앞에 누가 쓰레기를 버려요", "집 앞에 누가 쓰레기를 버려요"),
        ("안녕하세요, 가로등이 꺼졌어요.", "가로등이 꺼졌어요."),
    ],
)
def test_the_matter_is_what_is_left(text: str, matter: str) -> None:
    assert matter_of(text) == matter


@pytest.mark.parametrize(
    ("text", "plain"),
    [("네, 현대시장 입구요", "현대시장 입구"), ("어제예요", "어제"), ("아 그게 관악구청이었어요.", "관악구청")],
)
def test_an_answer_without_what_is_said_around_it(text: str, plain: str) -> None:
    assert plain_answer(text) == plain


def test_clauses_without_full_stops_as_speech_has_them() -> None:
    assert clauses_of("가로등이 꺼졌어요 고쳐 주세요 언제 되나요") == [
        "가로등이 꺼졌어요",
        "고쳐 주세요",
        "언제 되나요",
    ]


@given(st.text(max_size=200))
def test_a_subject_is_one_short_line(text: str) -> None:
    assert len(subject_of(text, "ko")) <= SUBJECT_LENGTH + 1
