"""Personal data never gets past the door, and harmless numbers do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.masking import UNIQUE, hides_sensitive, mask, only_introduces, without_placeholders

IDENTIFIERS = [
    ("제 번호는 010-2345-6789예요", "[전화번호]", "6789"),
    ("010 1234 5678로 전화 주세요", "[전화번호]", "5678"),
    ("공일공 일이삼사 오육칠팔이에요", "[전화번호]", "오육칠팔"),
    ("공일공에 일이삼사에 오육칠팔", "[전화번호]", "일이삼사"),
    ("제 전화는 공일공일이삼사오육칠팔입니다", "[전화번호]", "오육칠팔"),
    ("주민번호 900101-1234567이요", "[주민등록번호]", "1234567"),
    ("900101 1234567 맞아요", "[주민등록번호]", "900101"),
    ("앞자리 900101 뒷자리는 1234567", "[주민등록번호]", "1234567"),
    ("주민번호는 구공공일공일에 일이삼사오육칠", "[주민등록번호]", "일이삼사"),
    ("외국인등록번호는 900101-5234567", "[외국인등록번호]", "5234567"),
    ("카드 4111-1111-1111-1111로 낼게요", "[카드번호]", "4111"),
    ("hong@example.com으로 보내 주세요", "[이메일]", "hong"),
    ("제 차는 12가 3456이에요", "[차량번호]", "3456"),
    ("123나1234 차를 옮겨 주세요", "[차량번호]", "1234"),
    ("강남구 테헤란로 123 101호 살아요", "강남구 [주소]", "테헤란로"),
    ("제 이름은 홍길동입니다", "[이름]", "홍길동"),
    ("저는 김민수라고 합니다", "[이름]", "김민수"),
    ("여권 M12345678이에요", "[여권번호]", "12345678"),
    ("국민은행 123456-78-901234로 보내요", "[계좌번호]", "901234"),
    ("my number is 010-1234-5678", "[phone number]", "5678"),
    ("call me at zero one zero one two three four five six seven eight", "[phone number]", "seven"),
    ("my name is John Smith", "[name]", "Smith"),
]


@pytest.mark.parametrize(("text", "shown", "secret"), IDENTIFIERS)
def test_an_identifier_is_replaced_by_what_it_was(text: str, shown: str, secret: str) -> None:
    masked = mask(text)
    assert shown in masked
    assert secret not in masked


@pytest.mark.parametrize(
    "text",
    [
        "전입한 날부터 14일 이내예요",
        "과태료가 5만원 이하인가요",
        "주민등록법 제16조제1항이 뭐예요",
        "109랑 1388이랑 117, 112, 119",
        "정신건강위기 상담전화 1577-0199",
        "02-120에 전화하면 되나요",
        "120에 물어봤어요",
        "2025년 7월 22일에 이사했어요",
        "2025-07-22 기준으로 알려 주세요",
        "1,000,000,000원을 투자해요",
        "1억원의 100분의 10 이상",
        "19세 이상 39세 이하",
        "25년 2025",
        "일이삼사 동이에요",
        "이사 오고 이사 가고",
        "저는 이사했는데요",
        "저는 한국인이에요",
        "이름은 뭐예요?",
        "강남구에서 소파를 버려요",
        "여의도동 주민센터가 어디예요",
        "오전 9시부터 18시까지 하나요",
        "민원 번호가 2026-0012345예요",
    ],
)
def test_harmless_words_and_numbers_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(("text", "_shown", "_secret"), IDENTIFIERS)
def test_masking_twice_changes_nothing(text: str, _shown: str, _secret: str) -> None:
    assert mask(mask(text)) == mask(text)


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=80))
def test_any_text_is_masked_without_a_fault(text: str) -> None:
    assert mask(mask(text)) == mask(text)


def test_a_placeholder_is_no_question_about_phone_numbers() -> None:
    assert without_placeholders("[전화번호] 이사했어요 [주소]") == "이사했어요"


@pytest.mark.parametrize(
    ("text", "sensitive"), [("900101-1234567", True), ("010-1234-5678", False), ("4111-1111-1111-1111", True)]
)
def test_only_what_nobody_should_say_aloud_is_called_sensitive(text: str, *, sensitive: bool) -> None:
    assert hides_sensitive(mask(text)) is sensitive


def test_only_what_nobody_may_keep_is_masked_where_the_rest_is_needed() -> None:
    said = "세종대로 110에서 010-2345-6789로 900101-1234567"
    assert mask(said, UNIQUE) == "세종대로 110에서 010-2345-6789로 [주민등록번호]"


@pytest.mark.parametrize(
    ("said", "only"),
    [
        ("제 이름은 김말똥이고 전화는 010-2222-3333이에요", True),
        ("010-2222-3333이요", True),
        ("My phone number is 010-2222-3333", True),
        ("제 전화번호는 010-2222-3333이고 등본 수수료 얼마예요", False),
        ("전화번호가 뭐예요", False),
    ],
)
def test_an_introduction_is_told_from_a_question_beside_it(said: str, only: bool) -> None:
    assert only_introduces(mask(said)) is only
