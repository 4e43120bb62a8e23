"""Preparing a consultation, turn by turn: asked, skipped, put right, misheard, read back, dropped."""

from __future__ import annotations

import pytest

from agents.consultation_phrases import ASKS, ASKS_AGAIN
from agents.consultation_talk import begin, form_kind, go_on, heard_beside
from core.consultations import PARTS, Consultation

DONE = Consultation("독일", "로봇", "3억 원", "새 법인 설립", "내년 상반기")
ASKED_SECTOR = Consultation(country="독일", asked="sector")


def after(collected: Consultation, *turns: str) -> Consultation:
    for text in turns:
        consulted = go_on(collected, text, "ko")
        assert consulted is not None, text
        assert consulted.consultation is not None, text
        collected = consulted.consultation
    return collected


def test_one_thing_is_asked_at_a_time_until_all_is_read_back() -> None:
    begun = begin("투자 상담 받고 싶어요", (), "ko")
    assert begun.consultation == Consultation(asked="country")
    assert begun.asks == ASKS["country"].ko
    done = after(
        Consultation(asked="country"), "독일이요", "산업용 로봇이요", "3억 원이요", "법인이요", "내년 상반기요"
    )
    assert done == Consultation("독일", "산업용 로봇", "3억 원", "새 법인 설립", "내년 상반기")


def test_what_is_told_at_once_is_not_asked_for() -> None:
    begun = begin("일본 회사예요. 화장품 사업으로 내년 3월에 3억 원을 투자해서 법인을 설립하려고 합니다.", (), "ko")
    assert begun.consultation == Consultation("일본", "화장품", "3억 원", "새 법인 설립", "내년 3월에")
    assert begun.books


def test_what_was_told_in_earlier_turns_is_not_asked_for_but_no_example_of_a_question() -> None:
    begun = begin("투자 상담 받고 싶어요", ("독일 회사예요. 등기는 언제 해요?", "5천만 원만 투자해도 되나요?"), "ko")
    assert begun.consultation == Consultation(country="독일", asked="sector")


def test_what_is_not_known_stays_open_and_is_not_asked_for_again() -> None:
    done = after(
        Consultation(asked="country"), "독일이요", "아직 몰라요", "건너뛸게요", "나중에 정할게요", "미정이에요"
    )
    assert done == Consultation(country="독일", unsaid=("sector", "amount", "form", "timing"))


@pytest.mark.parametrize(
    ("text", "part", "said"),
    [
        ("아니요, 프랑스요", "country", "프랑스"),
        ("독일이 아니라 오스트리아요", "country", "오스트리아"),
        ("금액은 5억으로 바꿔 주세요", "amount", "5억 원"),
        ("아 잘못 말했네요 삼십억이에요", "amount", "30억 원"),
        ("업종은 수제 맥주로 고쳐 주세요", "sector", "수제 맥주"),
        ("지점이요", "form", "지점"),
        ("시기는 2027년 3월이요", "timing", "2027년 3월"),
    ],
)
def test_any_part_is_put_right_by_saying_it(text: str, part: str, said: str) -> None:
    now = after(DONE, text)
    assert getattr(now, part) == said
    assert {name for name in PARTS if now.said(name) != DONE.said(name)} == {part}


def test_a_correction_in_english_keeps_the_currency() -> None:
    consulted = go_on(Consultation("Japan", "robots", "USD 2 million", asked="form"), "make it 3 million", "en")
    assert consulted is not None
    assert consulted.consultation is not None
    assert (consulted.consultation.amount, consulted.consultation.asked) == ("USD 3 million", "form")


def test_an_answer_that_names_another_part_in_passing_changes_nothing_else() -> None:
    collected = Consultation("독일", "게임 유통", "3억 원", asked="form")
    assert after(collected, "한국 게임 회사 지분을 사려고 해요").sector == "게임 유통"


def test_what_is_not_understood_is_asked_for_once_more_and_then_kept_as_it_was_said() -> None:
    first = go_on(Consultation(country="독일", sector="로봇", asked="amount"), "꽤 많이 넣을 거예요", "ko")
    assert first is not None
    assert first.asks == ASKS_AGAIN["amount"].ko
    assert first.consultation is not None
    second = after(first.consultation, "적당히요")
    assert (second.amount, second.asked) == ("적당히", "form")


@pytest.mark.parametrize(
    "text",
    [
        "외국인투자 신고는 언제 해요?",
        "D-8 비자 받을 수 있나요?",
        "어디에 투자하면 좋을까요?",
        "감사합니다",
        "상담 예약하고 싶어요",
    ],
)
def test_what_is_about_something_else_is_left_to_others(text: str) -> None:
    assert go_on(ASKED_SECTOR, text, "ko") is None


@pytest.mark.parametrize(
    "text", ["그만할게요", "취소할게요", "상담 그만할게요", "아니에요 안 할래요", "투자 상담 취소해 주세요"]
)
def test_it_can_be_dropped_at_any_time(text: str) -> None:
    for collected in (ASKED_SECTOR, DONE):
        consulted = go_on(collected, text, "ko")
        assert consulted is not None
        assert consulted.consultation is None


@pytest.mark.parametrize("text", ["forget it", "actually, cancel", "I don't want this anymore", "never mind"])
def test_it_can_be_dropped_in_english(text: str) -> None:
    consulted = go_on(Consultation(asked="country"), text, "en")
    assert consulted is not None
    assert consulted.consultation is None


def test_cancelling_an_appointment_does_not_drop_it() -> None:
    consulted = go_on(DONE, "예약을 취소하고 싶어요", "ko")
    assert consulted is None or consulted.consultation == DONE


@pytest.mark.parametrize("text", ["네", "좋아요", "상담 예약할게요"])
def test_a_yes_to_what_was_read_back_books_nothing_and_tells_the_times(text: str) -> None:
    consulted = go_on(DONE, text, "ko")
    assert consulted is not None
    assert consulted.books
    assert consulted.consultation == DONE


def test_what_is_told_beside_a_question_is_taken() -> None:
    assert heard_beside(Consultation(asked="country"), "독일 회사예요. 신고는 언제 해요?", "ko").country == "독일"


def test_the_form_is_known_again_by_its_name_and_own_words_are_none() -> None:
    assert form_kind(DONE) == "company"
    assert form_kind(Consultation(form="a branch")) == "branch"
    assert form_kind(Consultation(form="장터")) == ""


def test_what_was_noted_is_read_again_and_the_question_stays() -> None:
    consulted = go_on(ASKED_SECTOR, "뭐라고 적었어요?", "ko")
    assert consulted is not None
    assert "나라: 독일" in " ".join(consulted.said)
    assert (consulted.consultation, consulted.asks) == (ASKED_SECTOR, ASKS["sector"].ko)
