"""What a procedure may hold, and how it is kept."""

from __future__ import annotations

import json
from datetime import date

import pytest

from core.errors import InvalidInput
from knowledge.procedure import (
    ExampleQuestion,
    PlainDocument,
    Section,
    parse_content,
    parse_procedure,
    restored,
    stored,
    without_blank_sections,
)
from tests.knowledge.conftest import move_in_report


def test_what_is_stored_comes_back_the_same() -> None:
    procedure = move_in_report(effective_from=date(2009, 10, 2))
    plain = PlainDocument(
        id="문서 1".replace(" ", "_"), collection="welfare", title="제목", text='그는 "네"라고 했다.\n끝'
    )
    assert restored(stored(procedure)) == procedure
    assert restored(stored(plain)) == plain


def test_what_is_stored_can_be_searched_for_in_korean() -> None:
    assert "전입한 날부터" in stored(move_in_report())


def test_json_dates_are_read() -> None:
    data = json.loads(move_in_report(effective_from=date(2009, 10, 2)).model_dump_json())
    assert parse_content(data).effective_from == date(2009, 10, 2)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "Move In"}, "`id`"),
        ({"title": {"en": "Move"}}, "`title.ko`"),
        ({"title": {"ko": "  "}}, "`title.ko`"),
        ({"sections": [{"kind": "dedline", "ko": "a"}]}, "`sections.0.kind`"),
        ({"sources": [{"key": "a", "kind": "statute"}]}, "`sources.0.name`"),
        ({"sources": [{"key": "a", "kind": "statute", "name": "법", "url": "ftp://x"}]}, "`sources.0.url`"),
        ({"effective_from": "2026-13-01"}, "`effective_from`"),
        ({"questions": [{"language": "fr", "text": "quand?"}]}, "`questions.0.language`"),
        ({"feee": "0"}, "`feee`"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput, match=field):
        move_in_report(**change)


def test_every_wrong_field_is_named_and_no_value_repeated() -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_procedure({"id": "SECRET!", "collection": "guide", "title": {"ko": ""}})
    assert "`id`" in str(caught.value)
    assert "`title.ko`" in str(caught.value)
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("document_id", ["a#b", "a@1", "a/b", "a b", "", "a?b", "x" * 201])
def test_an_id_that_would_break_an_address_is_refused(document_id: str) -> None:
    with pytest.raises(InvalidInput, match="`id`"):
        parse_content({"kind": "document", "id": document_id, "collection": "guide", "title": "a", "text": "b"})


def test_questions_stay_with_their_sections_when_those_never_begun_are_left_out() -> None:
    sections = (Section(kind="deadline"), Section(kind="deadline", ko="14일 이내에 신고합니다."), Section(kind="fee"))
    parts = ("deadline", "deadline-2", "fee", "", "where")
    questions = tuple(ExampleQuestion(language="ko", text=f"질문 {part}", part=part) for part in parts)
    procedure = move_in_report().model_copy(update={"sections": sections, "questions": questions})

    begun = without_blank_sections(procedure)

    assert begun.sections == sections[1:2]
    assert [question.part for question in begun.questions] == ["", "deadline", "", "", "where"]
