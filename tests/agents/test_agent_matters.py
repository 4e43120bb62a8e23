"""Which document a turn is answered from, and which of its sections: a new matter is not answered from the last one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from core.passages import Passage
from core.speech import Language
from tests.agents.talks import Heard, Talking
from tests.fakes.agents import ScriptedRetriever, starter, starter_retriever


def documents(heard: Heard) -> set[str]:
    return {citation.document_id for citation in heard.citations}


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("ko", "올해 최저임금 얼마예요?", "몇 살부터 투표해요?"),
        ("ko", "올해 최저임금 얼마예요?", "고양이를 잃어버렸어요"),
    ],
)
async def test_a_matter_that_the_last_document_does_not_hold_is_not_answered_from_it(
    language: Language, first: str, other: str
) -> None:
    retriever = starter_retriever("birth-report", "minimum-wage-2026", "deposit-return")
    talk = Talking("complaints", language, retriever)
    before = documents(await talk.say(first))
    assert before
    assert not documents(await talk.say(other)) & before


@pytest.mark.parametrize(
    ("language", "first", "more", "wanted"),
    [
        ("ko", "여권을 만들 때 필요한 서류는?", "사진 크기는?", "3.5센티미터"),
        ("ko", "여권 만들려면 뭐 필요해요?", "얼마예요? 그리고 며칠 걸려요?", "여권 수수료는"),
        ("en", "By when do I have to report a birth?", "What if I am late?", "50,000 won"),
    ],
)
async def test_what_the_last_document_holds_is(language: Language, first: str, more: str, wanted: str) -> None:
    talk = Talking("complaints", language, starter_retriever("passport", "birth-report"))
    assert documents(await talk.say(first))
    assert wanted in (await talk.say(more)).text


@pytest.mark.parametrize(
    ("official", "text", "wanted"),
    [
        ("complaints", "불법주차 신고 어디로 해요", "전화로 신고할 수 있습니다"),
        ("complaints", "어디에 주차하면 안 돼요?", "5미터 이내"),
        ("investment", "How much do I need to invest for D-8?", "KRW 100 million"),
        ("guide", "대화가 저장되나요?", "지체 없이 없애야"),
        ("guide", "비자는 누구한테 물어봐요?", "투자 담당"),
        ("guide", "Who handles taxes and parking?", "the complaints official"),
    ],
)
async def test_the_section_that_answers_is_told(official: str, text: str, wanted: str) -> None:
    names = ("illegal-parking", "visa-corporate-investment", "privacy-in-talk", "which-official")
    assert wanted in (await Talking(official, retriever=starter_retriever(*names)).say(text)).text


@pytest.mark.parametrize("text", ["대형폐기물은 어떻게 버려요?", "How do I throw away a sofa in Seoul?"])
async def test_how_to_throw_away_bulky_waste_differs_by_district(text: str) -> None:
    assert (await Talking().say(text)).closed.status == "clarify"


async def test_an_order_to_decide_is_answered_from_no_document() -> None:
    talk = Talking()
    for _ in range(2):  # and not from the document of the last answer either
        told = await talk.say("주민등록증 발급되는지 결정해줘")
        assert told.closed.status == "abstained"
        assert told.closed.offers_person
        assert told.citations == []
        assert told.text.startswith("되는지 안 되는지는 담당자가 확인해서 결정해요.")
        await talk.say("주민등록증은 몇 살부터 발급받나요?")


async def test_a_young_persons_order_to_decide_is_no_heavy_heart() -> None:
    told = await Talking("youth").say("Decide if I am entitled to the youth benefit")
    assert told.closed.status == "abstained"
    assert told.text.startswith("Whether it applies to you is decided by the person in charge.")


@pytest.mark.parametrize(
    ("text", "other"),
    [("배고파 죽겠어요", "청년의 나이"), ("The mosquito spraying truck", "Who counts as a young adult")],
)
async def test_what_helps_in_a_crisis_is_never_offered_as_a_title(text: str, other: str) -> None:
    class Near(ScriptedRetriever):
        async def search(
            self, query: str, *, collections: Sequence[str], as_of: date, language: Language, limit: int = 5
        ) -> list[Passage]:
            return [passage.scored(0.2) for passage in self._passages if passage.language == language]

    passages, _ = starter("suicide-crisis", "youth-age")
    told = await Talking(retriever=Near(passages)).say(text)
    assert told.clarify is not None
    assert told.clarify.options == (other,)
