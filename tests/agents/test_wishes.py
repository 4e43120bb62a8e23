"""A manner of telling is heard, and the same words about a matter are not."""

from __future__ import annotations

import pytest

from agents.wishes import Manner, Wish, is_bare, topic_of, wish_of
from core.turns import TalkSoFar, Turn

BARE: tuple[tuple[str, Manner], ...] = (
    ("더 쉽게 말해 줘", "simpler"),
    ("쉽게 말해 줘", "simpler"),
    ("쉽게요", "simpler"),
    ("더 쉽게 설명해 주세요", "simpler"),
    ("좀 알기 쉽게 풀어서 얘기해 줄래요?", "simpler"),
    ("그걸 조금만 더 쉽게 말해 주시겠어요?", "simpler"),
    ("무슨 말인지 모르겠어요", "simpler"),
    ("너무 어려워요", "simpler"),
    ("이해가 안 돼요", "simpler"),
    ("아니 무슨 말이에요?", "simpler"),
    ("simpler please", "simpler"),
    ("Can you explain that in simpler words?", "simpler"),
    ("say it in plain english", "simpler"),
    ("I don't understand", "simpler"),
    ("What does that mean?", "simpler"),
    ("짧게", "shorter"),
    ("짧게 말해 줘", "shorter"),
    ("한마디로", "shorter"),
    ("한마디로 뭐예요", "shorter"),
    ("간단히 말해 주세요", "shorter"),
    ("요약해 줘", "shorter"),
    ("너무 길어요", "shorter"),
    ("핵심만요", "shorter"),
    ("결론만 알려 주세요", "shorter"),
    ("방금 그거 한 문장으로 해 줘", "shorter"),
    ("shorter please", "shorter"),
    ("briefly", "shorter"),
    ("make it short", "shorter"),
    ("In one sentence, please", "shorter"),
    ("단계별로 알려 주세요", "steps"),
    ("순서대로 말해 줘", "steps"),
    ("차근차근 설명해 주시겠어요?", "steps"),
    ("하나씩 알려 줘", "steps"),
    ("step by step please", "steps"),
    ("walk me through it", "steps"),
    ("처음부터", "first"),
    ("처음부터 다시", "first"),
    ("from the beginning", "first"),
    ("처음부터 다시 할게요", "restart"),
    ("처음으로 돌아가 주세요", "restart"),
    ("새로 시작할게요", "restart"),
    ("start over", "restart"),
    ("let's start again", "restart"),
)
WITH_A_QUESTION: tuple[tuple[str, Manner, str], ...] = (
    ("여권 신청 방법 짧게 알려줘", "shorter", "여권 신청 방법 알려줘"),
    ("전입신고 단계별로 알려줘", "steps", "전입신고 알려줘"),
    ("과태료가 뭔지 쉽게 설명해 줘", "simpler", "과태료가 뭔지 설명해 줘"),
    ("tell me briefly how to renew a passport", "shorter", "tell me how to renew a passport"),
    ("how do I report a move step by step", "steps", "how do I report a move"),
)
ABOUT_A_MATTER = (
    "쉽게 구할 수 있나요?",
    "쉽게 신청하는 방법 있어요?",
    "쉽게 깨지는 물건은 어떻게 버려요?",
    "쉬운 근로계약서 있나요?",
    "짧은 치마 입으면 안 되나요?",
    "짧게 머무는 외국인도 등록하나요?",
    "간단한 수리도 신고해야 하나요?",
    "간단히 신청할 수 있나요?",
    "한마디로 거절당했는데 어떻게 해요?",
    "요약본 발급되나요?",
    "유통기한이 너무 짧아요",
    "대기 줄이 너무 길어요",
    "기간이 너무 길어요 줄일 수 있나요?",
    "순서대로 입장하나요?",
    "단계별로 요금이 달라요?",
    "하나씩 사도 되나요?",
    "하나씩 버려도 돼요?",
    "처음부터 다시 신청해야 하나요?",
    "처음부터 내야 하나요?",
    "처음부터 끝까지 온라인으로 되나요?",
    "어려운 이웃 지원은 어디에 신청해요?",
    "생활이 너무 어려워요",
    "형편이 어려워요",
    "is there a simpler way to apply?",
    "short-term stay registration",
    "is there a simplified procedure?",
    "I want to start a business again",
    "what is required in order to register",
    "from the beginning of the year",
    "I live in short-term housing",
    "I stay in short-term rooms",
    "다시 신청하려면 어떻게 해요?",
)


@pytest.mark.parametrize(("text", "manner"), BARE)
def test_how_the_last_answer_is_wanted(text: str, manner: Manner) -> None:
    wish = wish_of(text)
    assert wish is not None
    assert (wish.manner, wish.rest) == (manner, "")
    assert is_bare(text)


@pytest.mark.parametrize(("text", "manner", "rest"), WITH_A_QUESTION)
def test_how_the_answer_to_a_question_in_the_same_breath_is_wanted(text: str, manner: Manner, rest: str) -> None:
    assert wish_of(text) == Wish(manner, rest)


@pytest.mark.parametrize("text", ABOUT_A_MATTER)
def test_words_about_a_matter_wish_for_nothing(text: str) -> None:
    assert wish_of(text) is None


def test_a_complaint_is_told_from_a_wish() -> None:
    complaint, wish = wish_of("너무 어려워요"), wish_of("쉽게 말해 줘")
    assert complaint is not None
    assert complaint.complains
    assert wish is not None
    assert not wish.complains


def test_what_was_spoken_of_before_a_fresh_start_is_no_topic() -> None:
    told = Turn("official", "14일 이내에 신고합니다.", ("move#deadline@1",), "answered")
    before = (Turn("citizen", "이사했어요"), told)
    anew = (Turn("citizen", "처음부터 다시 할게요"), Turn("official", "네, 처음부터 다시 할게요.", (), "small_talk"))
    after = (Turn("citizen", "여권은요?"),)
    talk = TalkSoFar("complaints", "ko", (*before, *anew, *after))
    assert topic_of(talk) == TalkSoFar("complaints", "ko", after)
    assert topic_of(TalkSoFar("complaints", "ko", before)).turns == before
