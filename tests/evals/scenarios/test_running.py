"""A spoken turn is heard before it is answered; of one that was not understood nothing is made up."""

from __future__ import annotations

import pytest

from agents.officials import load_officials
from core.errors import InvalidInput
from evals.scenarios.hall import Hall, StagedClock, hall_of
from evals.scenarios.reading import Scenario
from evals.scenarios.running import HeardTurn, play
from tests.fakes.counter import Reply, ScriptedAgent

SPOKEN = Scenario.model_validate({"id": "a", "kind": "spoken", "turns": [{"speech": "여권요"}, {"speech": "네"}]})


class Ears:
    """Understands what is not a single letter, otherwise than it was said."""

    async def hear(self, text: str, scenario: Scenario) -> HeardTurn:
        assert scenario is SPOKEN
        return HeardTurn("여기요" if len(text) > 1 else "", 300.0)


@pytest.fixture
def hall() -> Hall:
    agent = ScriptedAgent({"여기요": Reply(("어디요?",))})
    return hall_of({"complaints": agent}, load_officials(), StagedClock())


async def test_what_was_heard_is_answered_and_what_was_not_understood_is_not(hall: Hall) -> None:
    first, second = (await play(hall, SPOKEN, Ears())).answers

    assert (first.heard, first.text, first.hearing_ms) == ("여기요", "어디요?", 300.0)
    assert first.first_sentence_ms is not None
    assert first.first_sentence_ms <= first.milliseconds
    assert (second.heard, second.events, second.first_sentence_ms) == ("", (), None)


async def test_a_spoken_turn_needs_ears(hall: Hall) -> None:
    with pytest.raises(InvalidInput, match="speech models"):
        await play(hall, SPOKEN)
