"""What a section says in two languages is compared by its figures."""

from __future__ import annotations

import pytest

from app.database import Sessions
from knowledge.conflicts import Conflicts
from knowledge.passages import passages_of
from knowledge.procedure import parse_procedure
from knowledge.starter import read_starter
from knowledge.store import KnowledgeStore
from knowledge.translations import untranslated_figures
from tests.knowledge.conftest import Calendar, move_in_report, published


def differing(korean: str, english: str) -> list[tuple[str, str]]:
    """(Korean figure, English figure) of a procedure with one section."""
    written = move_in_report(deadline=korean).model_dump(mode="json")
    written["sections"][0]["en"] = english
    pairs = untranslated_figures(passages_of(parse_procedure(written), version=1), str.split)
    return [(pair.first.quantity.text, pair.second.quantity.text) for pair in pairs]


@pytest.mark.parametrize(
    ("korean", "english", "found"),
    [
        ("30일 이내에 신고합니다.", "Report within 14 days.", [("30일", "14 days")]),
        ("과태료는 5만원입니다.", "The fine is 100,000 won.", [("5만원", "100,000 won")]),
        ("만 65세부터입니다.", "It begins at 60 years old.", [("만 65세", "60 years old")]),
        ("상담은 전화 1393입니다.", "For advice call 109.", [("1393", "109")]),
        ("14일 이내, 과태료 5만원입니다.", "Within 15 days; the fine is 10,000 won.",
         [("14일", "15 days"), ("5만원", "10,000 won")]),
    ],
)  # fmt: skip
def test_a_figure_that_was_changed_in_one_language_is_found(
    korean: str, english: str, found: list[tuple[str, str]]
) -> None:
    assert differing(korean, english) == found


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("14일 이내에 신고합니다.", "Report within two weeks, that is 14 days."),
        ("2주 안에 신고합니다.", "Report within 14 days."),
        ("1개월마다 냅니다.", "Paid every 30 days."),
        ("14일 이내이고 과태료는 5만원입니다.", "Report within 14 days."),  # a translation may say less
        ("3명까지 됩니다.", "Up to 5 people."),  # not read in both languages
        ("늦지 않게 신고합니다.", "Report within 14 days."),
    ],
)
def test_what_agrees_or_only_one_language_says_is_not(korean: str, english: str) -> None:
    assert differing(korean, english) == []


def test_the_starter_set_says_the_same_in_both_languages() -> None:
    found = [
        (procedure.id, pair.first.quantity.text, pair.second.quantity.text)
        for procedure in read_starter()
        for pair in untranslated_figures(passages_of(procedure, version=1), str.split)
    ]
    assert found == []


async def test_it_is_shown_with_the_conflicts_and_while_it_is_written(
    store: KnowledgeStore, sessions: Sessions, calendar: Calendar
) -> None:
    conflicts = Conflicts(store, sessions, calendar, str.split)
    stale = move_in_report(deadline="전입한 날부터 30일 이내에 전입신고를 해야 합니다.")
    (warned,) = await conflicts.of_draft(stale)
    await published(store, stale)
    await conflicts.refresh()
    (found,) = (await conflicts.found()).items
    assert (found.kind, found.first.figure, found.second.figure) == ("translation", "30일", "14 days")
    assert warned.kind == "translation"
    await published(store, move_in_report())
    await conflicts.refresh()
    assert (await conflicts.found()).items == ()
