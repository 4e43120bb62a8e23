"""Digits stay digits on the screen and become words in the mouth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.spoken_form import words_of
from core.speech import Language

TOKENS = st.sampled_from(
    [
        "14일",
        "이내에",
        "5만원",
        "이하의",
        "과태료",
        "제16조제1항",
        "제6조의2",
        "02-120에",
        "109와",
        "1577-0199",
        "3시",
        "20살",
        "18시",
        "24시간",
        "7월",
        "16일부터",
        "2025-07-22",
        "1,000원",
        "1억",
        "원",
        "AI가",
        "https://www.gov.kr",
        "19~39세",
        "3.5%",
        "100분의",
        "1/2",
        "2명",
        "120명",
        "10m",
        "(신청)",
        "-",
        "·",
        "「민원법」",
        "6월",
        "14:30",
        "abc@seoul.go.kr",
        "QR코드",
        "2~3일",
        "₩50,000",
        "July",
        "16",
        "Article",
        "16(1)",
        "9:00",
        "$100",
        "3rd",
        "1,000,000",
        "😀",
        "K-ETA",
        "½",
        "㎡",
    ]
)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("14일 이내에", "십사 일 이내에"),
        ("5만원 이하", "오만 원 이하"),
        ("5 만원", "오 만원"),
        ("제16조제1항", "제십육 조 제일 항"),
        ("제6조의2", "제육 조의 이"),
        ("02-120에", "공이 일이공에"),
        ("3시", "세 시"),
        ("18시까지", "십팔 시까지"),
        ("24시간", "이십사 시간"),
        ("20살", "스무 살"),
        ("17세", "십칠 세"),
        ("7월 16일부터 7월 31일까지", "칠월 십육일부터 칠월 삼십일일까지"),
        ("6월과 10월", "유월과 시월"),
        ("1,000원", "천 원"),
        ("1억 원", "일억 원"),
        ("1억5천만원", "일억 오천만 원"),
        ("1천만원", "천만 원"),
        ("10,000원", "만 원"),
        ("100분의 10", "백분의 십"),
        ("1/2", "이분의 일"),
        ("10%", "십 퍼센트"),
        ("3.5%", "삼 점 오 퍼센트"),
        ("109와 1388, 1577-0199", "일공구와 일삼팔팔, 일오칠칠 공일구구"),
        ("120 다산콜재단", "일이공 다산콜재단"),
        ("120일", "백이십 일"),
        ("112명", "백십이 명"),
        ("5번을 누르세요", "오 번을 누르세요"),
        ("3번 방문", "세 번 방문"),
        ("2명과 100명", "두 명과 백 명"),
        ("1부와 3통", "한 부와 세 통"),
        ("19~39세", "십구 세에서 삼십구 세"),
        ("9시~18시", "아홉 시에서 십팔 시"),
        ("2025-07-22", "이천이십오년 칠월 이십이일"),
        ("2025. 7. 22.에", "이천이십오년 칠월 이십이일에"),
        ("2025년 7월 22일", "이천이십오년 칠월 이십이일"),
        ("제3자", "제삼자"),
        ("14:30", "십사 시 삼십 분"),
        ("AI가", "에이아이가"),
        ("https://www.gov.kr", "지오브이 점 케이알"),
        ("정부24", "정부이십사"),
        ("시·군·구", "시, 군, 구"),
        ("10m", "십 미터"),
    ],
)
def test_korean(shown: str, said: str) -> None:
    assert " ".join(word.spoken for word in words_of(shown, "ko")) == said


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("within 14 days", "within fourteen days"),
        ("up to 50,000 won", "up to fifty thousand won"),
        ("₩50,000", "fifty thousand won"),
        ("call 109 or 02-120", "call one oh nine or oh two, one two oh"),
        ("120 days", "one hundred twenty days"),
        ("July 16, 2025", "July sixteenth, twenty twenty-five"),
        ("22 July", "twenty-second July"),
        ("10%", "ten percent"),
        ("from 9:00 to 18:00", "from nine a.m. to six p.m."),
        ("aged 19-39", "aged nineteen to thirty-nine"),
        ("Article 16(1)", "Article sixteen, paragraph one"),
        ("the 3rd time", "the third time"),
        ("www.gov.kr", "gov dot kr"),
        ("24/7", "twenty-four seven"),
        ("2025-07-22", "July twenty-second, twenty twenty-five"),
    ],
)
def test_english(shown: str, said: str) -> None:
    assert " ".join(word.spoken for word in words_of(shown, "en")) == said


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(TOKENS | st.text(max_size=12), max_size=12), st.sampled_from(["ko", "en"]))
def test_the_screen_shows_the_text_and_no_digit_is_spoken(tokens: list[str], language: Language) -> None:
    text = " ".join(tokens)
    words = words_of(text, language)
    shown = " ".join(word.display for word in words)
    assert shown in {" ".join(text.split()), ""}
    assert all(word.spoken for word in words)
    assert not re.search(r"[0-9]", " ".join(word.spoken for word in words))


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(TOKENS | st.text(max_size=12), max_size=12))
def test_no_latin_letter_is_left_for_a_korean_voice(tokens: list[str]) -> None:
    assert not re.search(r"[A-Za-z]", " ".join(word.spoken for word in words_of(" ".join(tokens), "ko")))


def test_a_token_with_nothing_to_say_joins_its_neighbour() -> None:
    assert [word.display for word in words_of("가 - 나 😀", "ko")] == ["가 -", "나 😀"]


def test_a_text_of_symbols_only_has_no_words() -> None:
    assert words_of("😀 -", "ko") == ()
