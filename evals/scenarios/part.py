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
from evals.scenarios.reading import Kind, Scenario, read_scenarios
from evals.scenarios.reporting import by_kind, over_turns
from evals.scenarios.running import Played, play_all
from retrieval.claim import copy_index


@dataclass(frozen=True, slots=True)
class Choice:
    """Which scenarios are played, and how."""

    repeat: int = 1
    kind: Kind | None = None
    held_out: bool = False
    """Those alone."""


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
    with tempfile.TemporaryDirectory(prefix="madang-scenarios-") as folder:
        own = _settings_of(settings, Path(folder))
        ears = PackagedEars(settings)
        async with open_hall(own) as (hall, _):
            runs = [await play_all(hall, chosen(choice), ears) for _ in range(choice.repeat)]
    return reported(runs)


def reported(runs: Sequence[Sequence[Played]]) -> dict[str, object]:
    """The rows of the table."""
    grounds = open_grounds()
    return {**by_kind(runs, grounds), **over_turns(runs, grounds)}


def _settings_of(settings: Settings, folder: Path) -> Settings:
    """The index of the measured knowledge, where there is one: embedding it anew takes minutes."""
    own = Settings.model_validate({**measured_settings(settings).model_dump(), "var_dir": folder})
    made = index_folder(measured_settings(settings))
    if made.is_dir():
        copy_index(made, index_folder(own))
    return own
