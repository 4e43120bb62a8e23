"""What the person who takes over reads."""

from __future__ import annotations

from dataclasses import replace

from agents.summary import summarise
from core.consultations import Consultation
from core.passages import Passage, Source
from core.turns import TalkSoFar, Turn

PASSAGE = Passage(
    "move#penalty@1", "move", 1, "complaints", "penalty", "전입신고", "5만원 이하예요.", "ko",
    (Source("statute", "주민등록법", "제40조제4항", "과태료"),),
)  # fmt: skip
TALK = TalkSoFar(
    "complaints",
    "ko",
    (
        Turn("citizen", "강남구로 이사했어요 늦으면요?"),
        Turn("official", "5만원 이하예요.", (PASSAGE.id,), "answered"),
        Turn("citizen", "화성에 땅을 사려면요?"),
        Turn("official", "자료에 없어요.", (), "abstained"),
    ),
)


def test_asked_told_from_what_and_left_open() -> None:
    summary = summarise(TALK, "사람 바꿔 주세요", sources={PASSAGE.id: PASSAGE})
    assert "이유: 시민이 사람 담당자를 원함" in summary
    assert "물은 것: 강남구로 이사했어요 늦으면요?" in summary
    assert "5만원 이하예요. (근거: 전입신고, 주민등록법 제40조제4항 (과태료))" in summary
    assert "남은 것: 화성에 땅을 사려면요?" in summary
    assert "마지막 말: 사람 바꿔 주세요" in summary
    assert "자치구: 강남구" in summary


def test_a_source_that_is_no_longer_published_keeps_its_id() -> None:
    assert "(근거: move#penalty@1)" in summarise(TALK)


def test_a_long_turn_is_cut() -> None:
    assert len(summarise(TalkSoFar("complaints", "ko", (Turn("citizen", "가" * 4000),)))) < 300


def test_what_was_collected_for_a_consultation_is_passed_on() -> None:
    talk = replace(TALK, consultation=Consultation(country="독일", amount="약 3억 원", asked="form"))
    assert "투자 상담 준비: 나라 독일, 금액 약 3억 원" in summarise(talk)
