"""What is said to a question of the official's, a slip put right, and the way back to an earlier matter."""

from __future__ import annotations

import pytest

from agents.asking_back import NoReply, goes_back, no_reply, put_right
from agents.phrases import IF_UNSURE, STILL_OPEN, WHY_ASKED
from tests.agents.talks import Talking

ASKED = "여권은 어디서 발급받아요?"
SOFA = "소파를 버리려면 언제 신고하나요?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("왜 물어봐요?", "why"),
        ("그건 왜 물어보세요?", "why"),
        ("왜요?", "why"),
        ("꼭 말해야 돼요?", "why"),
        ("why do you ask?", "why"),
        ("모르겠어요", "unsure"),
        ("잘 몰라요", "unsure"),
        ("not sure", "unsure"),
        ("왜 신고해야 해요?", None),
        ("왜 과태료가 나와요?", None),
        ("강남구요", None),
        ("모르는 사람이 전입신고했어요", None),
    ],
)
def test_what_is_no_answer_to_a_question_back(text: str, said: NoReply | None) -> None:
    assert no_reply(text) == said


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("아니 여권 말고 주민등록증", "주민등록증은 어디서 발급받아요?"),
        ("여권이 아니고 주민등록증이요", "주민등록증은 어디서 발급받아요?"),
        ("아니요 주민등록증이요", "주민등록증은 어디서 발급받아요?"),
        ("아니 괜찮아요", None),
        ("아니 몰라요", None),
        ("도장 말고 서명도 되나요?", None),
        ("여권 말고 다른 것도 되나요?", None),
        ("아니 그게 아니라 늦으면요", None),
    ],
)
def test_a_slip_is_put_right(text: str, question: str | None) -> None:
    assert put_right(text, ASKED, "ko") == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("not the passport, the resident card", "Where do I get a resident card?"),
        ("no, I meant the resident card", "Where do I get a resident card?"),
        ("no thank you", None),
        ("no thanks", None),
    ],
)
def test_an_english_slip_is_put_right(text: str, question: str | None) -> None:
    assert put_right(text, "Where do I get a passport?", "en") == question


@pytest.mark.parametrize(
    "text", ["아까 그거요", "아까 하던 얘기로 돌아가요", "go back", "let's go back to the first question"]
)
def test_the_way_back_is_heard(text: str) -> None:
    assert goes_back(text)


@pytest.mark.parametrize("text", ["전에 살던 집은요?", "먼저 신고한 것은요?", "아까 산 물건을 환불하려면요?"])
def test_what_was_before_is_no_way_back(text: str) -> None:
    assert not goes_back(text)


@pytest.mark.parametrize(("text", "phrase"), [("그건 왜 물어봐요?", WHY_ASKED), ("모르겠어요", IF_UNSURE)])
async def test_the_reason_is_given_and_the_question_asked_again(text: str, phrase: object) -> None:
    talk = Talking()
    first = await talk.say(SOFA)
    again = await talk.say(text)
    assert again.text == f"{getattr(phrase, 'ko')} {first.text}"  # noqa: B009
    assert again.clarify == first.clarify
    assert "3일 전" in (await talk.say("강남구요")).text


async def test_another_question_is_answered_and_the_open_one_is_kept() -> None:
    talk = Talking()
    await talk.say(SOFA)
    other = await talk.say("전입신고는 이사하고 언제까지 해야 하나요?")
    assert "14일 이내" in other.text
    assert STILL_OPEN.ko in other.text
    assert "3일 전" in (await talk.say("강남구요")).text


async def test_a_district_that_is_not_covered_is_still_about_what_was_open() -> None:
    talk = Talking()
    await talk.say(SOFA)
    await talk.say("전입신고는 이사하고 언제까지 해야 하나요?")
    told = await talk.say("마포구요")
    assert "마포구의 기준은 제가 확인한 자료에 없어요." in told.text


async def test_back_to_the_matter_before() -> None:
    talk = Talking()
    first = await talk.say("이사했는데 언제까지 신고해야 돼요?")
    await talk.say("재산세 납기는 언제인가요?")
    assert (await talk.say("아까 하던 얘기로 돌아가요")).text == first.text
    assert "5만원 이하" in (await talk.say("늦으면요?")).text
