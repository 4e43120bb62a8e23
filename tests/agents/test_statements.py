"""Every statement is followed by the sources that carry it."""

from __future__ import annotations

from datetime import date

from agents.statements import Statement, citations, events_of, phrases
from core.answers import AnswerText, Cited
from core.passages import Passage, Source

FIRST = Source("statute", "주민등록법", "제16조제1항", "거주지의 이동", date(2025, 7, 22), "https://law", "14일 이내에")
SECOND = Source("statute", "주민등록법 시행령", "제25조", "구술신고", None, "", "동 주민센터에 나가 말하여야 한다")
PASSAGE = Passage(
    "move#deadline@3", "move", 3, "complaints", "deadline", "전입신고", "14일 이내에 신고합니다.", "ko", (FIRST, SECOND)
)


def test_a_sentence_with_a_figure_cites_the_source_that_has_it() -> None:
    (citation,) = citations("14일 이내에 신고합니다.", PASSAGE)
    assert citation.locator == "주민등록법 제16조제1항 (거주지의 이동)"
    assert citation.quote == "14일 이내에"
    assert (citation.passage_id, citation.version, citation.text_version) == ("move#deadline@3", 3, date(2025, 7, 22))


def test_a_sentence_without_a_figure_cites_the_closest_source() -> None:
    (citation,) = citations("동 주민센터에 나가면 됩니다.", PASSAGE)
    assert citation.locator == "주민등록법 시행령 제25조 (구술신고)"


def test_a_loaded_document_without_sources_cites_itself() -> None:
    loaded = Passage("a#text-1@1", "a", 1, "complaints", "text", "공원 안내", "공원은 넓습니다.", "ko")
    (citation,) = citations("공원은 넓습니다.", loaded)
    assert (citation.locator, citation.quote) == ("공원 안내", "공원은 넓습니다.")


def test_events_come_in_order_and_a_phrase_has_no_source() -> None:
    events = events_of([*phrases("안녕하세요. 네."), Statement("14일 이내에 신고합니다.", PASSAGE)], "ko")
    assert [type(event) for event in events] == [AnswerText, AnswerText, AnswerText, Cited]
    said = events[2]
    assert isinstance(said, AnswerText)
    assert said.text == "14일 이내에 신고합니다."
    assert said.spoken == "십사 일 이내에 신고합니다."
