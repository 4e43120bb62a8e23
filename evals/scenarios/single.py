"""The frozen single questions: cited rightly, and answered from the part that was asked for with its figures.

`evals/starter_answers.jsonl` names, for each question of `evals/starter_questions.jsonl`, the sections that answer it
(one of each inner list) and the words that must stand in the answer; written from the questions and the procedures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from core.answers import Cited
from evals.figures import Share
from evals.queries import STARTER
from evals.scenarios.grounds import Grounds
from evals.scenarios.judging import wrongs
from evals.scenarios.reading import Expect, Scenario, Step
from evals.scenarios.reporting import told
from evals.scenarios.running import Answered, Played

ANSWERS = Path(__file__).parents[1] / "starter_answers.jsonl"
GOAL = 0.92
_SECTION = re.compile(r"#([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Right:
    """What a right and complete answer rests on and says."""

    id: str
    sections: tuple[tuple[str, ...], ...]
    says: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    """The numbers of the ladder, where the question itself tells of somebody in danger: the ladder is right too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of the file of questions."""

    id: str
    language: str
    official: str
    right: tuple[str, ...]
    text: str
    style: str = ""


def right_answers() -> dict[str, Right]:
    """By the id of the question."""
    lines = ANSWERS.read_text("utf-8").splitlines()
    return {right.id: right for right in map(TypeAdapter(Right).validate_json, lines)}


def single_questions() -> list[Scenario]:
    """Each a talk of one turn."""
    asked = [TypeAdapter(Asked).validate_json(line) for line in STARTER.read_text("utf-8").splitlines()]
    return [_scenario(one, right_answers()[one.id]) for one in asked]


def _scenario(asked: Asked, right: Right) -> Scenario:
    expect = Expect(status=("answered", "partial", "clarify"), cites=asked.right, says=right.says)
    about = {"id": asked.id, "kind": "multi_turn", "official": asked.official, "language": asked.language}
    return Scenario.model_validate({**about, "turns": [Step(say=asked.text, expect=expect)]})


def scored(played: Sequence[Played], grounds: Grounds) -> dict[str, object]:
    """How many are cited rightly, how many are right and complete, and which are not."""
    rights = right_answers()
    cited = sum(bool(_documents(one) & set(_wanted(one).cites)) for one in played)
    faults = {one.scenario.id: _faults(one, rights, grounds) for one in played}
    complete = sum(not found for found in faults.values())
    return {
        "single questions cited rightly": told(Share(cited, len(played))),
        "single questions right and complete": {
            **told(Share(complete, len(played))),
            "goal": GOAL,
            "failed": {name: found for name, found in faults.items() if found},
        },
    }


def _faults(played: Played, rights: Mapping[str, Right], grounds: Grounds) -> list[str]:
    right = rights[played.scenario.id]
    if right.danger and _helps(played, right.danger):
        return []
    found = wrongs(played, grounds)
    sections = {name for answered in played.answers for name in _sections(answered)}
    lacking = [wanted for wanted in right.sections if not sections & set(wanted)]
    return [*found, *(f"tells {', '.join(sorted(sections))}, not {' or '.join(wanted)}" for wanted in lacking)]


def _helps(played: Played, numbers: Sequence[str]) -> bool:
    answered = played.answers[0]
    return answered.status == "crisis" and any(number in answered.text for number in numbers)


def _sections(answered: Answered) -> list[str]:
    cited = [event.citation.passage_id for event in answered.events if isinstance(event, Cited)]
    return [found[1] for passage_id in cited if (found := _SECTION.search(passage_id))]


def _documents(played: Played) -> set[str]:
    return {document for answered in played.answers for document in answered.documents}


def _wanted(played: Played) -> Expect:
    return played.scenario.turns[0].expect
