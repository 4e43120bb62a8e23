"""What a turn says of an investor's plans: the business, the form, the time."""

from __future__ import annotations

import pytest

from agents.consultation_parts import FORMS, form_of, names_a_company, plain_answer, sector_in, timing_in
from core.speech import Language

FORM = {
    "독일 회사인데 서울에 법인을 세우고 싶어요": "company",
    "한국에 자회사를 하나 만들까 합니다": "company",
    "주식회사로 하려고요": "company",
    "중국 회사인데 서울에 지사를 내려고 해요": "branch",
    "지점이요": "branch",
    "연락사무소를 두려고 합니다": "liaison",
    "개인사업자로 하려고요": "individual",
    "한국 회사 지분을 사려고 해요": "shares",
    "기업을 인수하려고요": "shares",
    "합작법인으로요": "joint_venture",
    "we want to set up a branch in Seoul": "branch",
    "a subsidiary, I think": "company",
    "I want to start a company in Seoul": "company",
    "buy a stake in a Korean game studio": "shares",
    "a representative office": "liaison",
    "as a sole proprietor": "individual",
    "a joint venture with a Korean partner": "joint_venture",
}
SECTOR: tuple[tuple[str, Language, str], ...] = (
    ("미국에 있는 바이오 회사인데요", "ko", "바이오"),
    ("화장품 사업으로", "ko", "화장품"),
    ("홍대에서 카페를 차리고 싶어요", "ko", "카페"),
    ("핀테크 쪽이에요", "ko", "핀테크"),
    ("식품 수입이요", "ko", "식품 수입"),
    ("IT 회사예요", "ko", "IT"),
    ("we do logistics software", "en", "logistics software"),
    ("a fintech company", "en", "fintech"),
    ("우리 회사예요", "ko", ""),
    ("외국인투자를 하려고요", "ko", ""),
    ("we are planning it", "en", ""),
)
TIMING: tuple[tuple[str, Language, str], ...] = (
    ("내년 상반기요", "ko", "내년 상반기"),
    ("올해 안에는 하고 싶은데요", "ko", "올해 안에"),
    ("3월쯤이요", "ko", "3월쯤"),
    ("2027년 3월쯤", "ko", "2027년 3월쯤"),
    ("6개월 안에요", "ko", "6개월 안에"),
    ("세 달 안에", "ko", "세 달 안에"),
    ("내년 3분기쯤", "ko", "내년 3분기쯤"),
    ("다음 달이요", "ko", "다음 달"),
    ("가능한 한 빨리요", "ko", "가능한 한 빨리"),
    ("연말까지요", "ko", "연말까지"),
    ("3년 전에 설립한 회사", "ko", ""),
    ("within six months", "en", "within six months"),
    ("early next year", "en", "early next year"),
    ("by the end of the year", "en", "by the end of the year"),
    ("Q2 2027", "en", "Q2 2027"),
    ("first half of 2027", "en", "first half of 2027"),
    ("as soon as possible", "en", "as soon as possible"),
    ("we may decide", "en", ""),
)


@pytest.mark.parametrize(("said", "kind"), FORM.items())
def test_the_form_of_an_investment(said: str, kind: str) -> None:
    assert form_of(said) == kind


@pytest.mark.parametrize(
    "said", ["독일 법인인데요", "우리 회사는 베를린에 있어요", "공지사항이요", "we are a company from Japan"]
)
def test_whoever_invests_is_no_form(said: str) -> None:
    assert form_of(said) == ""


def test_every_form_is_understood_by_its_own_name() -> None:
    """So that it can be tapped, and found again in what was collected."""
    assert {kind: {form_of(form.ko), form_of(form.en)} for kind, form in FORMS.items()} == {
        kind: {kind} for kind in FORMS
    }


def test_a_company_alone_answers_the_question_for_the_form() -> None:
    assert names_a_company("법인이요")
    assert names_a_company("A company.")
    assert not names_a_company("독일에 있는 회사 법인이요 그런데 말이에요")


@pytest.mark.parametrize(("said", "language", "sector"), SECTOR)
def test_the_business(said: str, language: Language, sector: str) -> None:
    assert sector_in(said, language) == sector


@pytest.mark.parametrize(("said", "language", "timing"), TIMING)
def test_the_time(said: str, language: Language, timing: str) -> None:
    assert timing_in(said, language) == timing


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("산업용 로봇을 만들어요", "산업용 로봇"),
        ("네, 반도체 장비요", "반도체 장비"),
        ("저희는 수제 맥주를 팔아요", "수제 맥주"),
        ("we make industrial robots", "industrial robots"),
        ("mostly handmade furniture, I think", "handmade furniture"),
    ],
)
def test_an_answer_without_what_is_around_it(said: str, answer: str) -> None:
    assert plain_answer(said) == answer
