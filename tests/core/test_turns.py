"""What an official finds when its turn begins."""

from __future__ import annotations

from core.turns import TalkSoFar, Turn

ASKED = Turn("citizen", "언제까지 신고해요?")
ANSWERED = Turn("official", "14일 이내입니다.", ("move-in-report#deadline@1",), "answered")
ABSTAINED = Turn("official", "확인된 자료가 없어요.", status="abstained")
BY_A_PERSON = Turn("staff", "제가 도와드릴게요.")


def test_the_last_answer_is_the_last_one_that_rested_on_passages() -> None:
    talk = TalkSoFar("complaints", "ko", (ASKED, ANSWERED, ASKED, ABSTAINED, BY_A_PERSON))
    assert talk.last_answer() == ANSWERED


def test_a_talk_without_an_answer_has_no_last_one() -> None:
    assert TalkSoFar("complaints", "ko").last_answer() is None
    assert TalkSoFar("complaints", "ko", (ASKED, ABSTAINED, BY_A_PERSON)).last_answer() is None
