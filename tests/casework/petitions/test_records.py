"""An event is read back as it was written, whatever it holds."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from casework.petitions import events as ev
from casework.petitions.records import dumped, loaded

EVENTS = st.one_of([st.from_type(kind) for kind in get_args(ev.PetitionEvent) if kind is not ev.Accepted])


@settings(deadline=None)
@given(EVENTS)
def test_an_event_is_read_back_as_it_was_written(event: ev.PetitionEvent) -> None:
    assert loaded(*dumped(event)) == event


@settings(deadline=None)
@given(st.builds(ev.Accepted))
def test_so_is_an_acceptance(event: ev.Accepted) -> None:
    assert loaded(*dumped(event)) == event


def test_an_event_is_its_name_and_its_fields() -> None:
    kind, body = dumped(ev.SupplementAsked(5, found_later=True))
    assert (kind, json.loads(body)) == ("SupplementAsked", {"days": 5, "found_later": True})


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [("Granted", "{}", KeyError), ("SupplementAsked", "{}", ValidationError), ("Filed", "[]", ValidationError)],
)
def test_what_is_no_event_is_not_read(kind: str, body: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        loaded(kind, body)
