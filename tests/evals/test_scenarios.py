"""Scenarios that hold in every run, and floors for the rest; over the starter knowledge with the real models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from agents.agent import Agent
from agents.officials import load_officials
from app.models.store import open_store
from app.settings import Settings
from app.voice import load_text_to_speech, open_listener
from evals.heard import Sounds
from evals.scenarios.ears import PackagedEars
from evals.scenarios.grounds import Grounds, open_grounds
from evals.scenarios.hall import Hall, StagedClock, hall_of
from evals.scenarios.judging import wrongs
from evals.scenarios.reading import Scenario, read_scenarios
from evals.scenarios.running import Ears, play_all
from retrieval.search import Search

pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]

FLOORS = {"multi_turn": 0.35, "routing": 0.5}
"""Shares of those that are neither gates nor held out, the harder ones; of the other kinds nearly all are gates."""


@pytest.fixture
def hall(starter_search: Search) -> Hall:
    """The officials alone: nothing is written."""
    officials, clock = load_officials(), StagedClock()
    agents = {name: Agent(official, starter_search, officials, clock) for name, official in officials.items()}
    return hall_of(agents, officials, clock)


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    return open_grounds()


@pytest.fixture
async def ears(tmp_path: Path) -> AsyncIterator[Ears]:
    """The packaged voices, spoken anew, and what hears them."""
    settings = Settings()
    mouth = load_text_to_speech(settings, open_store(settings), threads=1)
    async with open_listener(settings) as listener:
        yield PackagedEars(Sounds(mouth, tmp_path), listener)


async def failures(
    hall: Hall, scenarios: Sequence[Scenario], grounds: Grounds, ears: Ears | None = None
) -> dict[str, list[str]]:
    played = await play_all(hall, scenarios, ears)
    return {one.scenario.id: found for one in played if (found := wrongs(one, grounds))}


async def test_what_has_to_hold_holds(hall: Hall, grounds: Grounds) -> None:
    assert await failures(hall, [s for s in read_scenarios() if s.gate and not s.is_spoken], grounds) == {}


async def test_what_is_spoken_and_has_to_hold_holds(hall: Hall, grounds: Grounds, ears: Ears) -> None:
    spoken = [s for s in read_scenarios() if s.gate and s.is_spoken]

    assert any(s.is_of_danger for s in spoken)
    assert await failures(hall, spoken, grounds, ears) == {}


async def test_no_kind_falls_under_what_was_measured(hall: Hall, grounds: Grounds) -> None:
    kinds: dict[str, list[Scenario]] = defaultdict(list)
    for scenario in read_scenarios():
        if scenario.kind in FLOORS and not (scenario.gate or scenario.held_out or scenario.is_spoken):
            kinds[scenario.kind].append(scenario)

    failed = {kind: await failures(hall, some, grounds) for kind, some in kinds.items()}

    shares = {kind: 1 - len(failed[kind]) / len(some) for kind, some in kinds.items()}
    assert {kind for kind, share in shares.items() if share < FLOORS[kind]} == set(), failed
