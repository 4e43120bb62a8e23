"""Every event has its sentence in both languages."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.petitions import events as ev
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.wording import happened

LAWFUL_GROUNDS = [
    ExtensionGround.COOPERATION, ExtensionGround.FACT_FINDING, ExtensionGround.FORCE_MAJEURE, ExtensionGround.EQUIVALENT
]  # fmt: skip
EXTENDED = st.builds(ev.Extended, st.builds(Extension, ground=st.sampled_from(LAWFUL_GROUNDS)))
EVENTS = st.one_of([
    EXTENDED, *(st.from_type(kind) for kind in get_args(ev.PetitionEvent) if kind not in {ev.Accepted, ev.Extended}),
])  # fmt: skip


@settings(deadline=None)
@given(EVENTS)
def test_every_event_is_a_sentence(event: ev.PetitionEvent) -> None:
    ko, en = happened(event)
    assert ko.endswith(".")
    assert en[0].isupper()


@pytest.mark.parametrize("kind", list(ev.Kind))
def test_so_is_an_acceptance(kind: ev.Kind) -> None:
    ko, en = happened(ev.Accepted(kind))
    assert ko.endswith("으로 접수했습니다.")
    assert en.startswith("It was accepted as ")
