"""Whether a petition in a citizen's words is sent to the office whose business it is.

Of the set, the half `seen` was read while the words of `casework/petitions/departments.toml` were written; the half
`unseen` was written afterwards, and never read for them. Neither is among the examples that the routing is fitted on.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from casework.petitions.routing import Routing, load_routing
from core.speech import Language
from evals.figures import Share

GOAL = 0.90


@dataclass(frozen=True, slots=True)
class Case:
    """One petition and its office."""

    half: Literal["seen", "unseen"]
    department: str
    language: Language
    subject: str
    text: str


_CASE = TypeAdapter(Case)


def cases() -> list[Case]:
    """In the order of the file."""
    lines = Path(__file__).with_name("petition_routes.jsonl").read_text("utf-8").splitlines()
    return [_CASE.validate_json(line) for line in lines]


def routes() -> dict[str, object]:
    """Shares of the right office, first and among two, whole and by half; of the half seen, what went wrong."""
    routing, whole = load_routing(), cases()
    parts = {"whole": whole, **{half: [case for case in whole if case.half == half] for half in ("seen", "unseen")}}
    return {name: figures(routing, part) for name, part in parts.items()}


def figures(routing: Routing, asked: Sequence[Case]) -> dict[str, object]:
    """Of one part of the set."""
    likely = {case: [one.id for one in routing.likely(case.subject, case.text)] for case in asked}
    first = Share(sum(case.department == found[0] for case, found in likely.items()), len(asked))
    low, high = first.interval
    two = Share(sum(case.department in found for case, found in likely.items()), len(asked))
    wrong = Tally(f"{case.department} as {found[0]}" for case, found in likely.items() if case.department != found[0])
    is_read = all(case.half == "seen" for case in asked)
    return {
        "petitions": len(asked),
        "right office first": first.value,
        "low": low,
        "high": high,
        "among the first two": two.value,
        "goal": GOAL,
        "wrong, of the half seen": dict(wrong) if is_read else {},
    }
