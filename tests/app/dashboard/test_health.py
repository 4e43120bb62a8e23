"""How whole and how fresh a document is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.dashboard.health import AGE_BARS, MAIN, Live, ending, health, is_english, oldest_text, parts_of
from knowledge.procedure import Content, PlainDocument, parse_procedure

TODAY = date(2026, 11, 23)


def procedure(*kinds: str, english: bool = True, text_version: str | None = None, questions: int = 0) -> Content:
    said = [{"kind": kind, "ko": "말", "en": "word" if english else "", "sources": ["a"]} for kind in kinds]
    source = {"key": "a", "kind": "statute", "name": "법", "text_version": text_version}
    asked = [{"language": "ko", "text": f"질문 {number}"} for number in range(questions)]
    return parse_procedure(
        {
            "id": "x",
            "collection": "c",
            "title": {"ko": "제목"},
            "sections": said,
            "sources": [source],
            "questions": asked,
        }
    )


PLAIN = PlainDocument(id="p", collection="c", title="글", text="본문")


def live(content: Content, approved_on: date | None = TODAY, last_day: date | None = None) -> Live:
    return Live("x", "제목", "c", content, approved_on, last_day)


def test_where_stands_for_how_and_processing_time_for_the_deadline() -> None:
    assert parts_of(procedure("where", "processing_time", "exceptions")) >= {"how", "deadline"}
    assert parts_of(PLAIN) == set()


def test_a_document_is_whole_that_says_every_main_part() -> None:
    view = health("c", [live(procedure(*MAIN)), live(procedure("what"))], TODAY)
    assert (view.documents, view.whole, view.sections["what"], view.sections["fee"]) == (2, 1, 2, 1)


def test_a_document_is_in_english_when_every_section_is() -> None:
    assert is_english(procedure("what"))
    assert not is_english(procedure("what", english=False))
    assert not is_english(PLAIN)


@pytest.mark.parametrize(("questions", "counts"), [(7, 0), (8, 1)])
def test_a_document_should_have_eight_example_questions(questions: int, counts: int) -> None:
    assert health("c", [live(procedure("what", questions=questions))], TODAY).asked == counts


@pytest.mark.parametrize(
    ("days", "bar"), [(0, 0), (AGE_BARS[0], 0), (AGE_BARS[0] + 1, 1), (AGE_BARS[-1], 3), (AGE_BARS[-1] + 1, 4)]
)
def test_ages_are_counted_into_bars(days: int, bar: int) -> None:
    day = TODAY - timedelta(days=days)
    view = health("c", [live(procedure("what", text_version=day.isoformat()), approved_on=day)], TODAY)
    assert [place for place, count in enumerate(view.text_ages) if count] == [bar]
    assert view.review_ages == view.text_ages


def test_what_has_no_day_is_counted_apart() -> None:
    view = health("c", [live(PLAIN, approved_on=None)], TODAY)
    assert (view.text_ages[-1], view.review_ages[-1], oldest_text(PLAIN)) == (1, 1, None)


@pytest.mark.parametrize(("days", "told"), [(None, False), (0, True), (60, True), (61, False)])
def test_what_ends_soon_is_told(days: int | None, told: bool) -> None:
    last = None if days is None else TODAY + timedelta(days=days)
    assert bool(ending([live(procedure("what"), last_day=last)], TODAY)) is told
