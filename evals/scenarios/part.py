"""The part `scenarios` of `make evals`: every scenario through the whole service, and what is left of it afterwards.

python -m evals scenarios [--repeat N] [--kind KIND ...] [--held-out] [--model liar]
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from app.knowledge_base import index_folder
from app.settings import Settings
from bench.ground import measured_settings
from evals.scenarios.ears import open_ears
from evals.scenarios.grounds import open_grounds
from evals.scenarios.hall import open_hall
from evals.scenarios.liar import LyingModel, rejected
from evals.scenarios.reading import Kind, Scenario, read_scenarios
from evals.scenarios.reporting import by_kind, over_runs, over_speech, over_turns
from evals.scenarios.running import Played, play_all
from evals.scenarios.single import scored, single_questions
from evals.scenarios.traces import Listening, left_behind, logged, traces_of
from retrieval.claim import copy_index


@dataclass(frozen=True, slots=True)
class Choice:
    """Which scenarios are played, and how."""

    repeat: int = 1
    kinds: tuple[Kind, ...] = ()
    """Of these alone; empty: of all."""
    held_out: bool = False
    """Those alone."""
    lies: bool = False
    """Whether the scripted language model that lies rephrases."""


def chosen(choice: Choice) -> list[Scenario]:
    """In the order of the files."""
    return [
        scenario
        for scenario in read_scenarios()
        if (not choice.kinds or scenario.kind in choice.kinds) and (scenario.held_out or not choice.held_out)
    ]


async def scenarios(settings: Settings, choice: Choice) -> dict[str, object]:
    """In a database of its own, which is gone afterwards."""
    model, some = LyingModel() if choice.lies else None, chosen(choice)
    with tempfile.TemporaryDirectory(prefix="madang-scenarios-") as name:
        folder = Path(name)
        speech = open_ears(settings) if any(scenario.is_spoken for scenario in some) else nullcontext()
        async with open_hall(_settings_of(settings, folder), language_model=model) as (hall, service), speech as ears:
            with logged() as listening:
                before = await traces_of(service, Listening(), folder)
                questions = await play_all(hall, [] if choice.kinds or choice.held_out else single_questions())
                runs = [await play_all(hall, some, ears) for _ in range(choice.repeat)]
                left = left_behind(before, await traces_of(service, listening, folder), runs)
    grounds = open_grounds()
    singles = scored(questions, grounds) if questions else {}
    of_all = {**over_runs(runs), **over_speech(runs), **over_turns(runs, grounds)}
    rows = {**singles, **by_kind(runs, grounds), **of_all, **left}
    return {**rows, "language model": rejected(model, _said([questions, *runs]))} if model else rows


def _said(runs: Sequence[Sequence[Played]]) -> list[str]:
    return [answered.text for run in runs for played in run for answered in played.answers]


def _settings_of(settings: Settings, folder: Path) -> Settings:
    """The index of the measured knowledge, where there is one: embedding it anew takes minutes."""
    own = Settings.model_validate({**measured_settings(settings).model_dump(), "var_dir": folder})
    made = index_folder(measured_settings(settings))
    if made.is_dir():
        copy_index(made, index_folder(own))
    return own
