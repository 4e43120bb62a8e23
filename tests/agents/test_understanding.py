"""What one turn asks, read from its words and from the talk so far."""

from __future__ import annotations

from datetime import date

from agents.understanding import asks, understand
from core.turns import TalkSoFar, Turn

TODAY = date(2026, 11, 22)
EMPTY = TalkSoFar("complaints", "ko")
ASKED = TalkSoFar(
    "complaints",
    "ko",
    (
        Turn("citizen", "소파는 언제까지 신고해야 돼요?"),
        Turn("official", "자치구마다 달라요.", ("bulky-waste#district@1",), "clarify"),
    ),
)
TOLD = TalkSoFar(
    "complaints",
    "ko",
    (
        Turn("citizen", "재산세 언제까지 내요?"),
        Turn("official", "7월이에요.", ("property-tax#deadline@1",), "answered"),
    ),
)


def test_a_plain_question() -> None:
    question = understand(EMPTY, "이사했는데 언제까지 신고해야 돼요?", today=TODAY)
    assert question.facets == ("deadline",)
    assert question.as_of == TODAY
    assert not question.dated
    assert not question.points_back


def test_an_answer_to_a_question_back_carries_what_was_asked() -> None:
    question = understand(ASKED, "강남이요", today=TODAY)
    assert question.district == "강남구"
    assert question.facets == ("deadline",)
    assert question.pending == "소파는 언제까지 신고해야 돼요?"


def test_a_full_question_after_a_question_back_stands_alone() -> None:
    question = understand(ASKED, "그것보다 여권은 어디에 가서 만들어야 되는지 알려 주세요", today=TODAY)
    assert question.pending == ""
    assert question.facets == ("where",)


def test_another_matter_inherits_what_was_asked_of_the_first() -> None:
    assert understand(TOLD, "그럼 자동차세는요?", today=TODAY).facets == ("deadline",)


def test_the_district_of_the_talk_holds() -> None:
    talk = TalkSoFar("complaints", "ko", (Turn("citizen", "저는 마포구 살아요"),))
    assert understand(talk, "소파 버려요", today=TODAY).district == "마포구"


def test_masked_data_is_no_question() -> None:
    question = understand(EMPTY, "[전화번호]", today=TODAY)
    assert question.text == ""
    assert question.facets == ()


def test_telling_is_told_from_asking() -> None:
    assert not asks(understand(EMPTY, "친구랑 싸웠어요", today=TODAY))
    assert asks(understand(EMPTY, "어떻게 해요", today=TODAY))
