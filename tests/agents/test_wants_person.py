"""A wish for a person is heard, and a question about one is no wish."""

from __future__ import annotations

import pytest

from agents.wants_person import wants_person
from core.answers import AnswerStatus
from core.turns import TalkSoFar, Turn

TALK = TalkSoFar("complaints", "ko")


@pytest.mark.parametrize(
    "text",
    [
        "상담원 바꿔 주세요",
        "사람이랑 얘기하고 싶어요",
        "직원 연결해 주세요",
        "담당자랑 통화하고 싶어요",
        "상담원 연결",
        "상담원",
        "기계 말고 사람이요",
        "사람 담당자 불러 주세요",
        "사람이랑 통화하면 안 될까요",
        "직원이랑 얘기하면 좋겠어요",
        "can I talk to a human?",
        "connect me to a real person please",
        "agent please",
    ],
)
def test_a_wish(text: str) -> None:
    assert wants_person(TALK, text)


@pytest.mark.parametrize(
    "text",
    [
        "담당자가 불친절해요",
        "신고하는 사람은 누구예요?",
        "외국인 사람도 되나요",
        "대신 갈 사람이 필요해요",
        "이사했어요",
        "선생님한테 말하면 부모님이 아나요?",
        "상담사한테 상담하면 엄마가 알아요?",
        "상담사랑 이야기하면 기록이 남아요?",
        "선생님한테 말한 거 부모님이 아나요",
    ],
)
def test_no_wish(text: str) -> None:
    assert not wants_person(TALK, text)


@pytest.mark.parametrize(("status", "wanted"), [("abstained", True), ("partial", True), ("answered", False)])
def test_a_yes_takes_up_the_offer(status: AnswerStatus, *, wanted: bool) -> None:
    talk = TalkSoFar("complaints", "ko", (Turn("citizen", "화성 땅이요"), Turn("official", "없어요.", (), status)))
    assert wants_person(talk, "네") is wanted
