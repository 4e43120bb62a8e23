"""What runs come to: held in every one, in one at least, and which talks were not the same each time."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from core.answers import AnswerClosed, AnswerStatus, AnswerText
from evals.safety_judge import Judge
from evals.scenarios.grounds import Grounds
from evals.scenarios.reading import Scenario
from evals.scenarios.reporting import by_kind, over_runs, over_speech, over_turns
from evals.scenarios.running import Answered, Played

GROUNDS = Grounds([], Judge({}))


def played(
    status: AnswerStatus, *, name: str = "a", held_out: bool = False, heard: str = "여권이요", first: float = 100.0
) -> Played:
    turn = {"speech": "여권요", "expect": {"status": "clarify", "within_ms": 500}}
    scenario = Scenario.model_validate({"id": name, "kind": "spoken", "held_out": held_out, "turns": [turn]})
    events = (AnswerText("네?", ()), AnswerClosed(status, "ko", date(2026, 11, 30)))
    return Played(scenario, [Answered(scenario.turns[0], heard, events, 900.0, first, 700.0)])


def row(rows: dict[str, object], name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", rows[name])


def test_every_time_and_once_at_least_are_told_apart() -> None:
    runs = [
        [played("clarify", name="a"), played("clarify", name="b"), played("abstained", name="c")],
        [played("clarify", name="a"), played("abstained", name="b"), played("abstained", name="c")],
    ]

    spoken = row(by_kind(runs, GROUNDS), "spoken")

    assert (spoken["passed"], spoken["at least once passed"], spoken["n"]) == (1, 2, 3)
    fault = "turn 1, heard `여권이요`: status abstained, not clarify"
    assert spoken["failed"] == {"b": [fault], "c": [fault]}


def test_one_run_alone_says_nothing_of_others() -> None:
    runs = [[played("clarify")]]

    assert over_runs(runs) == {}
    assert "at least once passed" not in row(by_kind(runs, GROUNDS), "spoken")


def test_a_talk_that_is_not_the_same_each_time_is_named_unless_it_is_held_out() -> None:
    runs = [
        [played("clarify"), played("clarify", name="b"), played("clarify", name="c", held_out=True)],
        [played("clarify"), played("clarify", name="b", heard="여기요"), played("partial", name="c", held_out=True)],
    ]

    same = row(over_runs(runs), "the same each time")

    assert (same["passed"], same["n"], same["runs"]) == (1, 3, 2)
    assert same["failed"] == {"b": ["turn 1: 여권이요 -> clarify / 여기요 -> clarify"]}


def test_what_was_heard_is_told_beside_what_was_said() -> None:
    heard = row(over_speech([[played("clarify", heard="여권"), played("clarify", name="b", heard="")]]), "heard")

    assert (heard["n"], heard["nothing understood"], heard["letter error rate"]) == (2, 1, 0.6667)
    assert heard["each"][0] == {"talk": "a", "said": "여권요", "heard": "여권"}


def test_a_first_sentence_later_than_asked_for_is_counted_and_fails_nothing() -> None:
    runs = [[played("clarify", first=400.0), played("clarify", name="b", first=501.0)]]

    assert row(over_turns(runs, GROUNDS), "turns")["later than asked for"] == 1
    assert row(by_kind(runs, GROUNDS), "spoken")["passed"] == 2
