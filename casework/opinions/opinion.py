"""What an opinion is, what staff may decide about one, and from how many on a matter is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from core.clustering import Vector
from core.speech import Language

OpinionKind: TypeAlias = Literal["suggestion", "praise", "criticism"]
OpinionState: TypeAlias = Literal["received", "approved", "declined"]
Decision: TypeAlias = Literal["approve", "decline", "take_back"]
DeclineReason: TypeAlias = Literal["abuse", "personal_data", "advertisement", "not_opinion"]
Topic: TypeAlias = Literal[
    "transport", "environment", "welfare", "safety", "culture", "housing", "economy", "education", "administration"
]
OpinionAct: TypeAlias = Literal["approve", "decline", "take_back", "move", "rename", "merge"]

KINDS: Mapping[OpinionKind, tuple[str, str]] = {
    "suggestion": ("제안", "suggestion"),
    "praise": ("칭찬", "praise"),
    "criticism": ("비판", "criticism"),
}
TOPICS: Mapping[Topic, tuple[str, str]] = {
    "transport": ("교통", "transport"),
    "environment": ("환경", "environment"),
    "welfare": ("복지·돌봄", "welfare and care"),
    "safety": ("안전", "safety"),
    "culture": ("문화·체육·공원", "culture, sports and parks"),
    "housing": ("주택·도시", "housing and city"),
    "economy": ("경제·일자리", "economy and jobs"),
    "education": ("교육·청소년", "education and youth"),
    "administration": ("행정·민원 응대", "administration and service"),
}

FEWEST = 3
"""Opinions that a matter has before anybody outside sees it.

Below it a matter is one or two people: whoever knows what somebody thinks, or wrote the other opinion of two, would
recognise the writer. With three nobody can tell from his own opinion whose another one is. Three is the least that
statistics offices publish a cell from; a city may ask for more.
"""
NEAR = 0.35
"""Cosine of an opinion to the matter it joins: eight of ten pairs that come together are about one thing
(`python -m evals.opinions`, docs/measurements.md)."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a citizen sends: nothing in it tells who, and nothing more is kept."""

    kind: OpinionKind
    topic: Topic | None
    text: str
    """Masked."""
    language: Language
    is_abusive: bool = False
    """Sounds like it; a person decides."""
    asks_for_act: bool = False
    """Sounds like a petition; its writer was told and sent it as an opinion all the same."""
    sounds_like_danger: bool = False
    """Its writer was given the lines that help and says that nobody is in danger; a person reads it first."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One of them as it stands."""

    id: int
    received_on: date
    """In Seoul; the time of day is not kept."""
    said: Said
    state: OpinionState
    reason: DeclineReason | None
    """Why it was declined."""
    edition: int
    """Goes up with every decision."""
    matter: int | None
    """None until it was approved."""


@dataclass(frozen=True, slots=True)
class Acted:
    """One act of the staff, as it stands in the ledger."""

    at: datetime
    account: str
    act: OpinionAct
    detail: str
    """The reason of a refusal, the name that a matter was given, or where something was moved to; else empty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an opinion, verbatim."""

    opinion: int
    text: str
    language: Language
    vector: Vector


def after(state: OpinionState, decision: Decision) -> OpinionState | None:
    """None where it cannot be decided so: what was decided is taken back first."""
    if decision == "take_back":
        return None if state == "received" else "received"
    if state != "received":
        return None
    return "approved" if decision == "approve" else "declined"
