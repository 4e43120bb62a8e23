"""One answer in several manners, every sentence still on its passage."""

from __future__ import annotations

from dataclasses import replace

from agents.manners import in_steps, shortest, simplest
from agents.statements import Statement
from agents.understanding import understand
from core.clock import today
from core.passages import Passage, SectionKind
from core.turns import TalkSoFar
from tests.fakes.agents import StillClock


def _passage(kind: SectionKind, text: str, place: int = 1) -> Passage:
    return Passage(f"pass#{kind}-{place}@1", "pass", 1, "complaints", kind, "여권", text, "ko")


QUESTION = understand(TalkSoFar("complaints", "ko"), "여권은 어떻게 신청해요?", today=today(StillClock()))
HOW = _passage("how", "여권은 구청에서 신청합니다.")
FEE = _passage("fee", "여권 수수료는 5만원입니다.")
OBJECTION = _passage("steps", "여권 결정에 이의가 있으면 이의를 신청합니다.")
AFTER = _passage("steps", "여권이 나오면 알려 드립니다. 그 뒤에 찾아갑니다.", 2)


def test_the_sentence_that_looks_like_the_part_asked_for_is_the_short_answer() -> None:
    said = [Statement(HOW.text, HOW), Statement(FEE.text, FEE)]
    assert shortest(said, ("fee",)) == [said[1]]
    assert shortest(said, ("how",)) == [said[0]]
    assert shortest(said, ()) == [said[0]]
    assert shortest([], ()) == []


def test_two_documents_keep_a_sentence_each() -> None:
    other = replace(FEE, document_id="card", title="주민등록증")
    said = [Statement(HOW.text, HOW), Statement(FEE.text, FEE), Statement(other.text, other)]
    assert shortest(said, ("fee",)) == said[1:]


def test_steps_that_begin_at_the_beginning_come_first() -> None:
    whole = _passage("steps", "먼저 여권 신청서를 씁니다. 그다음 냅니다.")
    _, first, *_ = in_steps([HOW, FEE, whole], QUESTION)
    assert (first.step, first.text) == (1, "먼저 여권 신청서를 씁니다.")


def test_steps_follow_the_way_of_a_citizen_and_leave_out_objections() -> None:
    _, *steps = in_steps([FEE, OBJECTION, AFTER, HOW], QUESTION)
    assert [(step.step, step.text) for step in steps] == [
        (1, "여권은 구청에서 신청합니다."),
        (2, "여권 수수료는 5만원입니다."),
        (3, "여권이 나오면 알려 드립니다."),
        (4, "그 뒤에 찾아갑니다."),
    ]
    assert all(step.passage is not None for step in steps)


def test_one_step_is_no_procedure() -> None:
    assert in_steps([HOW], QUESTION) == []


def test_plainer_words_that_the_passage_does_not_carry_are_not_said() -> None:
    held = _passage("how", "서류를 제출해야 합니다.")
    said = simplest([Statement("서류를 제출해야 합니다.", held)], "ko")
    assert any(statement.text.startswith("서류를") and statement.passage == held for statement in said)
