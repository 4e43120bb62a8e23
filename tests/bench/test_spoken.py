"""Spoken turns are told apart by whether their answer was spoken before."""

from __future__ import annotations

from bench.spoken import STAGES, Turn, figures_of


def turn(milliseconds: float, *, cached: bool) -> Turn:
    return Turn(
        "언제까지 하나요?", "언제까지 하나요?", "answered", cached, milliseconds, dict.fromkeys(STAGES, 1.0), 5.0
    )


def test_answers_that_were_spoken_before_are_counted_by_themselves() -> None:
    figures = figures_of([turn(1_900, cached=False), turn(1_100, cached=True), turn(1_300, cached=True)])
    wholes = [one for one in figures if one.goals]

    assert [(one.count, one.p50) for one in wholes] == [(1, 1_900), (2, 1_200)]
    assert all(one.goals == {"p50": 2_000, "p95": 3_000} for one in wholes)


def test_each_stage_has_its_share() -> None:
    names = [one.name.strip() for one in figures_of([turn(1_900, cached=False)])]

    assert names[1:5] == [stage.replace("_", " ") for stage in STAGES]
