"""The set of petitions to be routed, and floors that no change may fall under."""

from __future__ import annotations

import pytest

from casework.petitions.departments import load_departments
from casework.petitions.routing import EXAMPLES, load_routing
from evals.routes import cases, routes

FLOORS = {"whole": 0.92, "unseen": 0.85}


@pytest.mark.parametrize(("part", "least"), FLOORS.items())
def test_no_change_falls_under_what_was_measured(part: str, least: float) -> None:
    scored = routes()[part]
    assert isinstance(scored, dict)
    assert scored["right office first"] >= least


def test_the_set_is_as_large_as_the_goal_asks_and_has_every_office_in_both_halves() -> None:
    offices = {one.id for one in load_departments().departments}
    assert len(cases()) >= 200
    for half in ("seen", "unseen"):
        assert {case.department for case in cases() if case.half == half} == offices
    assert sum(case.language == "en" for case in cases()) >= 0.2 * len(cases())


def test_nothing_is_measured_on_what_it_was_fitted_on() -> None:
    examples = EXAMPLES.read_text("utf-8")
    assert [case.text for case in cases() if case.text in examples] == []


def test_the_same_words_always_point_to_the_same_offices() -> None:
    routing = load_routing()
    asked = ("가로등 고장", "집 앞 가로등이 꺼졌습니다.")
    assert routing.likely(*asked) == routing.likely(*asked)
    assert [one.id for one in routing.likely(*asked, limit=1)] == ["road"]
