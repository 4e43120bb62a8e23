"""Who may do what in which state, and which version speaks on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.accounts import Role
from core.errors import Conflict, Forbidden, InvalidInput
from knowledge.lifecycle import OPERATOR, Action, Actor, Span, State, after, publication_state, spoken_spans

DAY = date(2026, 11, 22)


def person(*roles: Role, name: str = "1") -> Actor:
    return Actor(name, name, frozenset(roles))


@pytest.mark.parametrize(
    ("action", "state", "role", "expected"),
    [
        (Action.EDIT, State.DRAFT, Role.CURATOR, State.DRAFT),
        (Action.EDIT, State.IN_REVIEW, Role.CURATOR, Conflict),
        (Action.EDIT, State.PUBLISHED, Role.CURATOR, Conflict),
        (Action.EDIT, State.DRAFT, Role.APPROVER, Forbidden),
        (Action.SUBMIT, State.DRAFT, Role.CURATOR, State.IN_REVIEW),
        (Action.SUBMIT, State.IN_REVIEW, Role.CURATOR, Conflict),
        (Action.REJECT, State.IN_REVIEW, Role.APPROVER, State.DRAFT),
        (Action.REJECT, State.IN_REVIEW, Role.CURATOR, State.DRAFT),
        (Action.REJECT, State.SCHEDULED, Role.APPROVER, State.DRAFT),
        (Action.REJECT, State.PUBLISHED, Role.APPROVER, Conflict),
        (Action.PUBLISH, State.IN_REVIEW, Role.APPROVER, State.PUBLISHED),
        (Action.PUBLISH, State.SCHEDULED, Role.APPROVER, State.PUBLISHED),
        (Action.PUBLISH, State.DRAFT, Role.APPROVER, Conflict),
        (Action.PUBLISH, State.IN_REVIEW, Role.CURATOR, Forbidden),
        (Action.PUBLISH, State.IN_REVIEW, Role.ADMIN, Forbidden),
        (Action.DISCARD, State.DRAFT, Role.CURATOR, State.WITHDRAWN),
        (Action.DISCARD, State.PUBLISHED, Role.CURATOR, Conflict),
        (Action.WITHDRAW, State.PUBLISHED, Role.APPROVER, State.WITHDRAWN),
        (Action.WITHDRAW, State.SUPERSEDED, Role.ADMIN, State.WITHDRAWN),
        (Action.WITHDRAW, State.SCHEDULED, Role.ADMIN, State.WITHDRAWN),
        (Action.WITHDRAW, State.PUBLISHED, Role.CURATOR, Forbidden),
        (Action.WITHDRAW, State.DRAFT, Role.ADMIN, Conflict),
        (Action.EDIT, State.DRAFT, Role.STAFF, Forbidden),
        (Action.PUBLISH, State.IN_REVIEW, Role.CITIZEN, Forbidden),
    ],
)
def test_each_step_has_its_state_and_its_role(
    action: Action, state: State, role: Role, expected: State | type[Exception]
) -> None:
    if isinstance(expected, State):
        assert after(action, state, person(role)) is expected
    else:
        with pytest.raises(expected):
            after(action, state, person(role))


def test_nobody_publishes_what_they_wrote() -> None:
    both = person(Role.CURATOR, Role.APPROVER, name="7")
    with pytest.raises(Forbidden):
        after(Action.PUBLISH, State.IN_REVIEW, both, editors=["6", "7"])
    assert after(Action.PUBLISH, State.IN_REVIEW, both, editors=["6"]) is State.PUBLISHED


def test_the_operator_publishes_alone() -> None:
    assert after(Action.PUBLISH, State.DRAFT, OPERATOR, editors=[OPERATOR.id]) is State.PUBLISHED


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (None, State.PUBLISHED),
        (DAY, State.PUBLISHED),
        (date(2026, 11, 23), State.SCHEDULED),
        (date(2026, 11, 21), InvalidInput),
    ],
)
def test_publication_is_now_or_on_a_later_day(on: date | None, expected: State | type[Exception]) -> None:
    if isinstance(expected, State):
        assert publication_state(on, today=DAY) is expected
    else:
        with pytest.raises(expected):
            publication_state(on, today=DAY)


def year(first: int | None, last: int | None) -> Span:
    """From the first day of one year to the last day of another."""
    return Span(date(first, 1, 1) if first else None, date(last, 12, 31) if last else None)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param([year(None, None)], [year(None, None)], id="one version speaks on its own days"),
        pytest.param([year(2020, None), year(2027, None)], [year(2020, 2026), year(2027, None)], id="a later rule"),
        pytest.param([year(None, None), year(2027, 2027)], [year(None, 2026), year(2027, 2027)], id="never comes back"),
        pytest.param([year(2020, 2024), year(2026, None)], [year(2020, 2024), year(2026, None)], id="a gap stays"),
        pytest.param([year(2027, None), year(2020, 2026)], [year(2027, None), year(2020, 2026)], id="side by side"),
    ],
)
def test_a_later_publication_takes_over_from_its_first_day(dates: list[Span], expected: list[Span]) -> None:
    assert spoken_spans(dates) == expected


@pytest.mark.parametrize("correction", [year(None, None), year(2009, None), year(2009, 2030)])
def test_a_correction_replaces_every_day(correction: Span) -> None:
    old, new = spoken_spans([year(2009, None), correction])
    assert old.is_empty
    assert new == correction


def test_a_rule_since_the_first_day_of_all_replaces_every_day() -> None:
    old, new = spoken_spans([year(2009, None), Span(date.min, date.max)])
    assert old.is_empty
    assert new == Span(date.min, date.max)


days = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 20))


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.builds(Span, days, days), max_size=5), st.dates(date(2019, 12, 31), date(2020, 1, 21)))
def test_at_most_one_version_speaks_on_a_day_and_only_on_its_own_days(published: list[Span], day: date) -> None:
    spans = spoken_spans(published)
    speaking = [number for number, span in enumerate(spans) if span.contains(day)]
    assert len(speaking) <= 1
    assert all(published[number].contains(day) for number in speaking)
    covering = [number for number, span in enumerate(published) if span.contains(day)]
    if covering:
        assert speaking in ([], [covering[-1]])
