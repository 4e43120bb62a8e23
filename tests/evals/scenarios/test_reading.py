"""The scenarios stand as they are meant: sizes, halves, the sensitive third."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from agents.ending import GROUND
from core.errors import InvalidInput
from evals.heard import VOICES
from evals.scenarios.reading import SENSITIVE, Scenario, read_scenarios
from knowledge.starter import read_starter


def written(folder: Path, text: str) -> Path:
    (folder / "person.yaml").write_text(text, "utf-8")
    return folder


def test_a_third_of_what_is_typed_is_adversarial_or_sensitive() -> None:
    scenarios = [scenario for scenario in read_scenarios() if not scenario.is_spoken]

    assert 3 * sum(scenario.kind in SENSITIVE for scenario in scenarios) >= len(scenarios)


def test_what_is_to_be_cited_is_published() -> None:
    published = {procedure.id for procedure in read_starter()}
    cited = {name for scenario in read_scenarios() for turn in scenario.turns for name in turn.expect.cites}

    assert cited - published == {GROUND}


def test_every_scenario_expects_something() -> None:
    empty = [s.id for s in read_scenarios() if not any(turn.expect.model_fields_set for turn in s.turns)]

    assert empty == []


def test_gates_are_many_typed_and_some_spoken_ones() -> None:
    gates = Counter(scenario.is_spoken for scenario in read_scenarios() if scenario.gate)

    assert (gates[False] >= 60, 2 <= gates[True] <= 3) == (True, True)


def test_a_citizen_speaks_with_a_packaged_voice() -> None:
    spoken = [scenario for scenario in read_scenarios() if scenario.is_spoken]

    assert len(spoken) >= 24
    assert [s.id for s in spoken if s.voice not in ("", *VOICES[s.language])] == []
    assert {voice for s in spoken for voice in VOICES[s.language] if s.voice == voice} >= {"jm_kumo", "am_michael"}


def test_an_id_stands_once(tmp_path: Path) -> None:
    folder = written(tmp_path, "[{id: a, turns: [{say: 네}]}, {id: a, turns: [{say: 네}]}]")

    with pytest.raises(InvalidInput, match="`a`"):
        read_scenarios(folder)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a", "kind": "person", "turns": [{"say": "네", "speech": "네"}]},
        {"id": "a", "kind": "person", "turns": []},
        {"id": "a", "kind": "person", "turns": [{"say": "네", "expect": {"sais": "네"}}]},
        {"id": "a", "kind": "person", "gate": True, "held_out": True, "turns": [{"say": "네"}]},
    ],
)
def test_what_is_miswritten_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate(row)


def test_no_person_is_called_is_an_expectation_of_its_own() -> None:
    silent = Scenario.model_validate({"id": "a", "kind": "person", "turns": [{"say": "네"}]}).turns[0].expect
    none = (
        Scenario.model_validate({"id": "a", "kind": "person", "turns": [{"say": "네", "expect": {"handoff": None}}]})
        .turns[0]
        .expect
    )

    assert (silent.looks_at_handoff, none.looks_at_handoff) == (False, True)
