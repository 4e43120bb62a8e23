"""A figure that a citizen brings along is told from one that tells of a case, and is confirmed or corrected."""

from __future__ import annotations

import pytest

from agents.heard_figures import claim_of, judged, names_other_number, part_of, without_claim
from agents.phrases import CONFIRMED, CORRECTED, OTHER_NUMBER
from agents.statements import Statement
from core.passages import Passage
from tests.agents.talks import Talking
from tests.fakes.agents import starter_retriever

CLAIMED = (
    ("전입신고 30일로 늘어난 거 맞지?", "30일"),
    ("과태료 50만 원이라던데요", "50만 원"),
    ("14일 이내 맞죠?", "14일"),
    ("30일 안에 하면 되죠?", "30일"),
    ("30일이라고 들었어요", "30일"),
    ("10만원이래요", "10만원"),
    ("최저임금 만원 맞죠?", "1만원"),
    ("65세부터 무료 맞죠?", "65세"),
    ("30일인 줄 알았어요", "30일"),
    ("So it's 30 days, right?", "30 days"),
    ("I heard the fine is 500,000 won", "500,000 won"),
)
TOLD_OF_A_CASE = (
    "이사한 지 30일 됐는데 괜찮아요?",
    "30일 전에 이사했는데 맞나요",
    "17세인데 신청할 수 있나요?",
    "14일 이내에 어디로 가요?",
    "과태료 5만원은 어디에 내요?",
    "5만원 내라고 하는데 왜요?",
    "2인 가구는 얼마예요?",
    "3명이 같이 가도 되나요",
    "I moved 30 days ago, what now?",
    "I am 17 years old, can I apply?",
)
MOVE = Passage("m#deadline@1", "m", 1, "c", "deadline", "전입신고", "14일 이내에 신고합니다.", "ko")


@pytest.mark.parametrize(("text", "figure"), CLAIMED)
def test_a_figure_that_is_said_to_be_so(text: str, figure: str) -> None:
    claim = claim_of(text)
    assert claim is not None
    assert claim.text == figure


@pytest.mark.parametrize("text", TOLD_OF_A_CASE)
def test_a_figure_that_only_tells_of_a_case(text: str) -> None:
    assert claim_of(text) is None


def test_the_matter_is_what_is_left_without_the_claim() -> None:
    assert without_claim("과태료 50만 원이라던데요") == "과태료"
    assert without_claim("전입신고 30일로 늘어난 거 맞지?") == "전입신고"
    assert without_claim("전입신고는 언제까지예요?") == "전입신고는 언제까지예요?"


@pytest.mark.parametrize(("text", "is_right"), [("14일 맞죠?", True), ("2주 맞죠?", True), ("30일 맞죠?", False)])
def test_what_the_source_says_to_it(text: str, is_right: bool) -> None:
    claim = claim_of(text)
    assert claim is not None
    found = judged(claim, [Statement(MOVE.text, MOVE)])
    assert found is not None
    assert found.is_right is is_right


def test_a_source_without_a_figure_of_the_kind_judges_nothing() -> None:
    claim = claim_of("5만원 맞죠?")
    assert claim is not None
    assert part_of(claim) == "amount"
    assert judged(claim, [Statement(MOVE.text, MOVE)]) is None


@pytest.mark.parametrize(
    ("text", "other"),
    [("1393 맞아요?", True), ("109에 전화하면 돼요?", False), ("어디에 전화해요?", False), ("130일", False)],
)
def test_another_number_than_the_one_told(text: str, other: bool) -> None:
    assert names_other_number(text, "자살예방 상담전화는 109예요.") is other


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("이사하면 전입신고는 30일까지 하는 거 맞지?",), (CORRECTED.ko, "14일 이내")),
        (("이사하면 전입신고는 14일까지 하는 거 맞죠?",), (CONFIRMED.ko, "14일 이내")),
        (("이사했는데 언제까지 신고해야 돼요?", "늦으면 과태료 50만 원이라던데요"), (CORRECTED.ko, "5만원 이하")),
    ],
)
async def test_a_citizen_is_corrected_kindly_with_the_source(turns: tuple[str, ...], said: tuple[str, ...]) -> None:
    talk = Talking(retriever=starter_retriever("move-in-report", "property-tax"))
    for turn in turns[:-1]:
        await talk.say(turn)
    told = await talk.say(turns[-1])
    assert all(words in told.text for words in said)
    assert told.citations


async def test_an_old_crisis_number_is_corrected_without_being_repeated() -> None:
    told = await Talking("youth").say("자살예방 상담전화 1393 맞아요?")
    assert OTHER_NUMBER.ko in told.text
    assert "109" in told.text
    assert "1393" not in told.text
