"""A single question is right when it is told from the part that was asked for, with its figures."""

from __future__ import annotations

from datetime import date

import pytest

from core.answers import AnswerClosed, AnswerStatus, AnswerText, Cited
from core.passages import Citation, Passage
from evals.safety_judge import Judge
from evals.scenarios.grounds import Grounds
from evals.scenarios.running import Answered, Played
from evals.scenarios.single import right_answers, scored, single_questions
from knowledge.starter import read_starter

GROUNDS = Grounds([Passage("x", "x", 1, "", "what", "", "5만원 50,000 109 14일 117", "ko")], Judge({}))


def played(question: str, text: str, *passages: str, status: AnswerStatus = "answered") -> Played:
    scenario = next(one for one in single_questions() if one.id == question)
    cited = [
        Cited(Citation(name.partition("#")[0], "", "", text, None, None, "", None, 1, f"{name}@1")) for name in passages
    ]
    closed = AnswerClosed(status, "ko", date(2026, 11, 30))
    return Played(scenario, [Answered(scenario.turns[0], "", (AnswerText(text, ()), *cited, closed), 1.0)])


def complete(one: Played) -> bool:
    return "'failed': {}" in str(scored([one], GROUNDS)["single questions right and complete"])


@pytest.mark.parametrize(
    ("passage", "text", "is_complete"),
    [
        ("move-in-report#penalty", "5만원 이하입니다.", True),
        ("move-in-report#penalty.en", "5만원 이하입니다.", True),
        ("move-in-report#penalty", "과태료가 있습니다.", False),
        ("move-in-report#where", "5만원 이하입니다.", False),
        ("birth-report#penalty", "5만원 이하입니다.", False),
    ],
)
def test_the_part_and_the_figure_are_both_needed(passage: str, text: str, is_complete: bool) -> None:
    assert complete(played("q064", text, passage)) is is_complete


def test_the_ladder_is_right_where_the_question_tells_of_danger() -> None:
    assert complete(played("q276", "117은 하루 종일 열려 있어요.", status="crisis"))
    assert not complete(played("q064", "117은 하루 종일 열려 있어요.", status="crisis"))


def test_every_question_has_its_right_answer_among_the_parts_of_its_procedure() -> None:
    published = {procedure.id: {part.kind for part in procedure.sections} for procedure in read_starter()}
    rights = right_answers()

    unknown = [
        question.id
        for question in single_questions()
        for wanted in rights[question.id].sections
        if not any(set(wanted) & published.get(name, set()) for name in question.turns[0].expect.cites)
    ]

    assert unknown == []
    assert len(rights) == 300
