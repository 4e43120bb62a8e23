"""A question about the answer is told from a question about the matter."""

from __future__ import annotations

import pytest

from agents.about_answer import AboutAnswer, AsksSource, asks_source

ABOUT_THE_ANSWER: tuple[tuple[str, AboutAnswer], ...] = (
    ("그건 어디에 나와 있어요?", "where"),
    ("어디에 나와요?", "where"),
    ("어디서 나온 말이에요", "where"),
    ("그거 어디서 나온 얘기예요?", "where"),
    ("근거가 뭐예요?", "where"),
    ("근거요?", "where"),
    ("출처가 어디예요", "where"),
    ("출처 알려 주세요", "where"),
    ("법적 근거가 있어요?", "where"),
    ("무슨 법이에요?", "where"),
    ("어느 법에 나와 있어요?", "where"),
    ("몇 조예요?", "where"),
    ("몇 조에 나와 있어요?", "where"),
    ("그걸 어떻게 알아요?", "where"),
    ("누가 그래요?", "where"),
    ("언제 기준이에요?", "when"),
    ("언제 자료예요?", "when"),
    ("지금도 그래요?", "when"),
    ("아직도 맞아요?", "when"),
    ("최신 정보예요?", "when"),
    ("올해 기준이에요?", "when"),
    ("언제부터 그래요?", "when"),
    ("언제 바뀐 거예요?", "when"),
    ("확실해요?", "sure"),
    ("방금 말씀하신 거 확실한가요?", "sure"),
    ("정말이에요?", "sure"),
    ("진짜요?", "sure"),
    ("그거 맞아요?", "sure"),
    ("맞아요?", "sure"),
    ("믿어도 돼요?", "sure"),
    ("틀림없어요?", "sure"),
    ("where does it say that?", "where"),
    ("where did you get that?", "where"),
    ("what's your source?", "where"),
    ("which law is that?", "where"),
    ("how do you know?", "where"),
    ("source?", "where"),
    ("as of when?", "when"),
    ("is that still current?", "when"),
    ("is that still true?", "when"),
    ("when was this updated?", "when"),
    ("are you sure?", "sure"),
    ("is that right?", "sure"),
    ("really?", "sure"),
    ("can I trust that?", "sure"),
)
ABOUT_THE_MATTER = (
    "언제 기준으로 나이를 계산해요?",
    "근거 서류는 뭐예요?",
    "여권은 어디에서 나와요?",
    "결과는 어디에 나와 있어요?",
    "출처를 밝히지 않으면 처벌받나요?",
    "확실한 신분증이 필요한가요?",
    "진짜 신분증이 아니어도 돼요?",
    "언제부터 신청할 수 있어요?",
    "언제부터 시행되는 제도예요?",
    "지금도 신청할 수 있나요?",
    "지금도 접수하나요?",
    "최신 버전 앱이 필요해요?",
    "올해 기준 중위소득은 얼마예요?",
    "정말 급한데 여권 나와요?",
    "제 나이에 맞아요?",
    "몇 조 원이에요?",
    "어떻게 알아봐요?",
    "어디에 나와야 해요?",
    "where is the community center?",
    "which law firm should I call?",
    "what is the source of income form?",
    "when was the act changed to five days for visas?",
    "is that office open on Saturday?",
    "are you open?",
    "is it right to park here?",
    "맞아요",
    "네 맞아요",
    "출처 불명의 문자를 받았어요",
    "무슨 법무사를 만나야 해요?",
    "사실혼도 인정되나요?",
    "진짜 이사했어요",
)


@pytest.mark.parametrize(("text", "about"), ABOUT_THE_ANSWER)
def test_what_is_asked_about_the_answer(text: str, about: AboutAnswer) -> None:
    assert asks_source(text) == AsksSource(about)


@pytest.mark.parametrize("text", ABOUT_THE_MATTER)
def test_a_question_about_the_matter_is_none_about_the_answer(text: str) -> None:
    assert asks_source(text) is None


def test_a_matter_may_be_named_with_it() -> None:
    assert asks_source("전입신고 과태료는 어느 법에 나와 있어요?") == AsksSource("where", "전입신고 과태료는")
    assert asks_source("which law says that I must report a move?") == AsksSource("where", "that I must report a move")
