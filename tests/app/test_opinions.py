"""What an opinion is in truth, by the rules that officials hear with."""

from __future__ import annotations

import pytest

from app.opinions import HeardInOpinions
from core.speech import Language
from tests.fakes.calendar import Calendar


@pytest.fixture(scope="module")
def sense() -> HeardInOpinions:
    return HeardInOpinions(Calendar())


@pytest.mark.parametrize(
    ("text", "language", "asks"),
    [
        ("집 앞 가로등을 고쳐 주세요.", "ko", True),
        ("불친절한 공무원을 징계해 주세요.", "ko", True),
        ("Please fix the street light in front of my house.", "en", True),
        ("공공자전거 대여소가 더 있으면 좋겠어요.", "ko", False),
        ("구청 직원이 불친절했습니다.", "ko", False),
        ("한강공원이 정말 깨끗해졌습니다.", "ko", False),
        ("미세먼지 대책이 해마다 똑같습니다.", "ko", False),
        ("The city should fix roads faster.", "en", False),
    ],
)
def test_an_act_that_is_asked_for_makes_a_petition_and_a_proposal_makes_none(
    sense: HeardInOpinions, text: str, language: Language, asks: bool
) -> None:
    assert sense.asks_for_act(text, language) is asks


@pytest.mark.parametrize(
    ("text", "language", "certain", "number"),
    [
        ("죽고 싶어요. 아무도 내 말을 듣지 않아요.", "ko", True, "109"),
        ("요즘 시정이 마음에 듭니다. 그런데 저는 이제 그만 살고 싶습니다.", "ko", True, "109"),
        ("I want to die.", "en", True, "109"),
        ("지금 불이 났어요. 사람이 갇혀 있어요.", "ko", True, "119"),
        ("남편이 매일 때려요.", "ko", False, "112"),
    ],
)
def test_danger_is_answered_with_its_line(
    sense: HeardInOpinions, text: str, language: Language, certain: bool, number: str
) -> None:
    answer = sense.danger(text, language)
    assert answer is not None
    assert (answer.is_certain, answer.lines[0].number) == (certain, number)


@pytest.mark.parametrize(
    "text",
    [
        "다리 난간을 높여 자살을 막아야 합니다.",
        "아동학대 대응이 부족하다고 생각합니다.",
        "학교폭력 대책이 형식적입니다.",
        "음식물 쓰레기 냄새 때문에 죽겠어요.",
    ],
)
def test_an_opinion_about_help_is_no_danger(sense: HeardInOpinions, text: str) -> None:
    assert sense.danger(text, "ko") is None


def test_sentences_end_with_their_line_too(sense: HeardInOpinions) -> None:
    assert sense.sentences("버스가 늦습니다\n정말 불편해요. 늘려야 합니다!") == (
        "버스가 늦습니다", "정말 불편해요.", "늘려야 합니다!",
    )  # fmt: skip
