"""A source is read from its own fields, and each sentence cites the source it names."""

from __future__ import annotations

from datetime import date

import pytest

from agents.figures import figures
from agents.source_words import sources_told
from agents.statements import Statement, events_of
from core.answers import AnswerText, Cited
from core.passages import Passage, Source
from tests.agents.talks import Heard, Talking

MOVE = "이사했는데 언제까지 신고해야 돼요?"
TODAY = date(2026, 11, 23)


async def asked(*turns: str, language: str = "ko") -> Heard:
    talk = Talking(language="en" if language == "en" else "ko")
    for turn in turns[:-1]:
        await talk.say(turn)
    return await talk.say(turns[-1])


async def test_where_it_stands_is_the_article_its_words_and_its_date() -> None:
    told = await asked(MOVE, "그건 어디에 나와 있어요?")
    assert told.closed.status == "answered"
    assert "주민등록법 제16조제1항 (거주지의 이동)이에요." in told.text
    assert "14일 이내에 신거주지의 시장ㆍ군수 또는 구청장에게 전입신고" in told.text
    assert "2025년 7월 22일에 시행된 주민등록법을 확인했어요." in told.text
    assert told.citations[0].locator == "주민등록법 제16조제1항 (거주지의 이동)"


async def test_the_chinese_beside_a_korean_word_is_shown_and_not_said() -> None:
    told = await asked(MOVE, "근거가 뭐예요?")
    spoken = " ".join(event.spoken for event in told.events if isinstance(event, AnswerText))
    assert "轉" in told.text
    assert "轉" not in spoken


async def test_as_of_when_names_the_text_that_was_read_and_the_day() -> None:
    told = await asked(MOVE, "언제 기준이에요?")
    assert "2025년 7월 22일에 시행된" in told.text
    assert told.text.endswith("2026년 11월 23일 기준으로 적용되는 내용이에요.")


async def test_whether_it_is_sure_offers_a_person_and_promises_nothing() -> None:
    told = await asked(MOVE, "확실해요?")
    assert told.closed.offers_person
    assert "확인한 자료에 있는 내용을 그대로" in told.text


async def test_an_english_voice_points_at_the_korean_title() -> None:
    told = await asked("What is the fine for reporting a move late?", "Where does it say that?", language="en")
    assert "주민등록법, Article 40(4)" in told.text
    spoken = " ".join(event.spoken for event in told.events if isinstance(event, AnswerText))
    assert "the Korean title on your screen, Article forty, paragraph four" in spoken


async def test_the_source_is_read_with_the_answer_when_it_is_asked_for_at_once() -> None:
    told = await asked("전입신고를 늦게 하면 내는 과태료는 어느 법에 나와 있어요?")
    assert "5만원 이하" in told.text
    assert "주민등록법 제40조제4항" in told.text


@pytest.mark.parametrize("question", ["그건 어디에 나와 있어요?", "언제 기준이에요?"])
async def test_before_any_answer_there_is_no_source_to_read(question: str) -> None:
    assert (await asked(question)).closed.status == "clarify"


async def test_really_is_about_an_answer_only_right_after_one() -> None:
    told = await asked(MOVE, "고마워요", "정말요?")
    assert told.citations == []


@pytest.mark.parametrize("about", ["where", "when", "sure"])
def test_every_figure_comes_from_the_source_that_is_cited(about: str) -> None:
    source = Source(
        "ordinance", "서울특별시 조례", "제3조의2제1항", "지원", date(2026, 5, 6), "", "매월 20만원을 지원한다"
    )
    passage = Passage(
        "aid#fee@1", "aid", 1, "complaints", "fee", "지원금", "매월 20만원입니다.", "ko", (source,), date(2026, 1, 1)
    )
    kind = "when" if about == "when" else "sure" if about == "sure" else "where"
    told = sources_told(kind, [Statement(passage.text, passage)], "ko", as_of=TODAY)
    held = figures("서울특별시 조례 제3조의2제1항 2026년 5월 6일 2026년 1월 1일 매월 20만원 2026년 11월 23일")
    assert all(figures(statement.text) <= held for statement in told)
    assert any("서울특별시 조례 제3조의2제1항" in statement.text for statement in told)


def test_a_loaded_document_is_its_own_source() -> None:
    loaded = Passage("a#text-1@1", "a", 1, "complaints", "text", "공원 안내", "공원은 넓습니다.", "ko")
    told = sources_told("where", [Statement(loaded.text, loaded)], "ko", as_of=TODAY)
    assert [statement.text for statement in told] == ["“공원 안내” 자료에 나와 있어요."]
    assert any(isinstance(event, Cited) for event in events_of(told, "ko"))
