"""The part `scenarios` of `make evals`: every scenario through the whole service, and what is left of it afterwards.

python -m evals scenarios [--repeat N] [--kind KIND] [--held-out] [--model liar]
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.knowledge_base import index_folder
from app.settings import Settings
from bench.ground import measured_settings
from core.speech import Language
from evals.heard import VOICES, Hearing, Said, open_hearing
from evals.scenarios.grounds import open_grounds
from evals.scenarios.hall import open_hall
from evals.scenarios.liar import LyingModel, rejected
from evals.scenarios.reading import Kind, Scenario, read_scenarios
from evals.scenarios.reporting import by_kind, over_turns
from evals.scenarios.running import Played, play_all
from evals.scenarios.single import scored, single_questions
from evals.scenarios.traces import Listening, left_behind, logged, traces_of
from retrieval.claim import copy_index


@dataclass(frozen=True, slots=True)
class Choice:
    """Which scenarios are played, and how."""

    repeat: int = 1
    kind: Kind | None = None
    held_out: bool = False
    """Those alone."""
    lies: bool = False
    """Whether the scripted language model that lies rephrases."""


class PackagedEars:
    """The packaged voice says it and the packaged recogniser hears it; models are loaded at the first spoken turn."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hearing: Hearing | None = None

    def heard(self, text: str, language: Language) -> str:
        if self._hearing is None:
            self._hearing = open_hearing(self._settings)
        return self._hearing.hear(Said(text, language, VOICES[language][0])).heard


def chosen(choice: Choice) -> list[Scenario]:
    """In the order of the files."""
    return [
        scenario
        for scenario in read_scenarios()
        if choice.kind in {None, scenario.kind} and (scenario.held_out or not choice.held_out)
    ]


async def scenarios(settings: Settings, choice: Choice) -> dict[str, object]:
    """In a database of its own, which is gone afterwards."""
    model = LyingModel() if choice.lies else None
    with tempfile.TemporaryDirectory(prefix="madang-scenarios-") as name:
        folder = Path(name)
        async with open_hall(_settings_of(settings, folder), language_model=model) as (hall, service):
            with logged() as listening:
                before = await traces_of(service, Listening(), folder)
                questions = await play_all(hall, [] if choice.kind or choice.held_out else single_questions())
                runs = [await play_all(hall, chosen(choice), PackagedEars(settings)) for _ in range(choice.repeat)]
                left = left_behind(before, await traces_of(service, listening, folder), runs)
    grounds = open_grounds()
    singles = scored(questions, grounds) if questions else {}
    rows = {**singles, **by_kind(runs, grounds), **over_turns(runs, grounds), **left}
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
