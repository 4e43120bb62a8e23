"""The end of a talk: after a boundary, a warning with its ground and a person; never where somebody is in danger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.ending import Step, abuse_step, threat_step
from agents.phrases import ABUSE_GOES_TO_A_PERSON, ABUSE_WARNING, BOUNDARY, LAST_TIME, TALK_ENDS, THREAT_WARNING
from core.answers import AnswerStatus
from core.turns import TalkSoFar, Turn
from tests.agents.talks import DOCUMENTS, Talking
from tests.fakes.agents import starter_retriever

CURSE = "꺼져 병신아"
ENGLISH_CURSE = "fuck you, idiot"
AT_US = "너희 공무원들 다 죽여버릴 거야"
AT_OTHERS = "옆집 사람 죽여버릴 거야"

CUT_OFF: tuple[str, str, AnswerStatus] = (CURSE, ABUSE_WARNING.ko[:20], "refused")
NO_ADVICE: tuple[str, str, AnswerStatus] = ("주식 뭐 살까요", BOUNDARY.ko, "refused")


def talking(official: str = "complaints") -> Talking:
    return Talking(official, retriever=starter_retriever(*DOCUMENTS, "talk-to-a-person"))


def turns(*said: tuple[str, str, AnswerStatus]) -> TalkSoFar:
    """What the citizen said, what the official said to it, and how that closed."""
    both = [(Turn("citizen", asked), Turn("official", told, (), how, asked)) for asked, told, how in said]
    return TalkSoFar("complaints", "ko", tuple(turn for pair in both for turn in pair))


async def test_a_talk_ends_after_a_warning_that_names_its_ground_and_after_a_person_was_called() -> None:
    talk = talking()
    heard = [await talk.say(CURSE) for _ in range(5)]
    assert [told.closed.ends for told in heard] == [None, None, None, None, "abuse"]
    assert [told.closed.status for told in heard] == ["refused"] * 5
    assert [told.text for told in heard[:2]] == [BOUNDARY.ko, BOUNDARY.ko]
    assert heard[2].text.startswith(ABUSE_WARNING.ko)
    (ground,) = heard[2].citations
    assert ground.locator.startswith("민원 처리에 관한 법률 시행령 제4조제1항제8호")
    assert heard[3].text == f"{ABUSE_GOES_TO_A_PERSON.ko} {LAST_TIME.ko}"
    assert heard[3].handoff is not None
    assert heard[3].handoff.reason == "abuse"
    assert heard[4].text.startswith(TALK_ENDS.ko)
    assert heard[4].handoff is None


async def test_the_end_says_how_a_person_is_reached_by_telephone_with_the_source() -> None:
    talk = talking()
    for _ in range(4):
        await talk.say(CURSE)
    last = await talk.say(CURSE)
    assert "02-120" in last.text
    assert {one.document_id for one in last.citations} == {"talk-to-a-person"}


async def test_the_end_names_no_number_where_no_source_has_one() -> None:
    talk = Talking()
    for _ in range(4):
        await talk.say(CURSE)
    last = await talk.say(CURSE)
    assert last.closed.ends == "abuse"
    assert last.text == TALK_ENDS.ko


async def test_a_talk_in_english_is_warned_and_ended_in_english() -> None:
    talk = replace(talking(), language="en")
    heard = [await talk.say(ENGLISH_CURSE) for _ in range(5)]
    assert heard[2].text.startswith(ABUSE_WARNING.en)
    assert "Civil Petitions Decree" in heard[2].text
    assert heard[4].text.startswith(TALK_ENDS.en)
    assert "02-120" in heard[4].text
    assert heard[4].closed.ends == "abuse"


async def test_a_question_after_the_warning_is_answered_and_curses_with_a_question_end_nothing() -> None:
    talk = talking()
    for _ in range(4):
        await talk.say(CURSE)
    assert "14일 이내" in (await talk.say("이사했는데 언제까지 신고해야 돼요?")).text
    with_question = await talk.say("시발 전입신고 언제까지냐고")
    assert with_question.closed.ends is None
    assert "14일 이내" in with_question.text


async def test_anger_ends_no_talk() -> None:
    talk = talking()
    heard = [await talk.say("진짜 짜증나네 일을 왜 이렇게 해요") for _ in range(8)]
    assert {told.closed.ends for told in heard} == {None}


async def test_young_people_and_who_may_be_in_danger_are_never_sent_away() -> None:
    for official, before in (
        ("youth", None),
        ("complaints", "죽고 싶어요"),
        ("complaints", "요즘 너무 힘들어요 우울해요"),
    ):
        talk = talking(official)
        if before:
            await talk.say(before)
        heard = [await talk.say(CURSE) for _ in range(8)]
        assert {told.closed.ends for told in heard} == {None}, before
        assert not any(ABUSE_WARNING.ko in told.text for told in heard), before
        assert heard[-1].handoff is not None, before


async def test_who_curses_and_then_tells_of_danger_is_helped() -> None:
    talk = talking()
    for _ in range(4):
        await talk.say(CURSE)
    told = await talk.say("시발 그냥 죽고 싶다")
    assert told.closed.status == "crisis"
    assert told.closed.ends is None
    assert "109" in told.text
    assert (await talk.say(CURSE)).closed.ends is None


@pytest.mark.parametrize(
    ("talk", "step"),
    [
        (turns(), "boundary"),
        (turns((CURSE, BOUNDARY.ko, "refused"), (CURSE, BOUNDARY.ko, "refused")), "warning"),
        (turns((CURSE, f"{ABUSE_WARNING.ko} 그리고", "refused")), "last"),
        (turns((CURSE, ABUSE_WARNING.en, "refused"), (CURSE, "", "refused")), "end"),
        (turns(CUT_OFF, CUT_OFF, CUT_OFF), "warning"),  # it warned nobody
        (turns(NO_ADVICE, NO_ADVICE, NO_ADVICE, NO_ADVICE), "boundary"),  # refused, but not for abuse
    ],
)
def test_the_next_step_is_read_from_the_turns_as_they_were_heard(talk: TalkSoFar, step: Step) -> None:
    assert abuse_step(talk, CURSE, young=False) == step


async def test_a_threat_at_the_counter_meets_calm_words_a_person_a_warning_and_the_end() -> None:
    talk = talking()
    heard = [await talk.say(AT_US) for _ in range(4)]
    assert [told.closed.ends for told in heard] == [None, None, None, "threat"]
    assert all(told.handoff is not None and told.handoff.reason == "crisis" for told in heard[:3])
    assert "112" in heard[0].text
    assert THREAT_WARNING.ko not in heard[0].text
    assert THREAT_WARNING.ko in heard[1].text
    assert "민원 처리에 관한 법률 시행령" in " ".join(one.locator for one in heard[1].citations)
    assert heard[3].text.startswith(TALK_ENDS.ko)


async def test_an_english_threat_at_the_counter_is_warned_of_and_ended() -> None:
    talk = replace(talking(), language="en")
    heard = [await talk.say("I'm going to kill you and your staff") for _ in range(4)]
    assert THREAT_WARNING.en in heard[1].text
    assert heard[3].closed.ends == "threat"


@pytest.mark.parametrize("text", [AT_OTHERS, "다 죽여버릴 거야", "칼 들고 그 사람 찾아갈 거야"])
async def test_a_threat_at_anybody_else_is_a_danger_to_a_life_and_ends_nothing(text: str) -> None:
    talk = talking()
    heard = [await talk.say(text) for _ in range(6)]
    assert {told.closed.ends for told in heard} == {None}
    assert all(told.handoff is not None for told in heard)


def test_a_threat_with_another_danger_in_the_talk_ends_nothing() -> None:
    threats: list[tuple[str, str, AnswerStatus]] = [
        (AT_US, "", "crisis"),
        (AT_US, THREAT_WARNING.ko, "crisis"),
        (AT_US, "", "crisis"),
    ]
    assert threat_step(turns(*threats), AT_US, young=False) == "end"
    assert threat_step(turns(*threats), AT_US, young=True) is None
    assert threat_step(turns(("죽고 싶어요", "", "crisis"), *threats), AT_US, young=False) is None
