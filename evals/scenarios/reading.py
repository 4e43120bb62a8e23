"""What a file of scenarios holds: one kind, whose name it bears, as one list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, TypeAdapter, model_validator

from core.answers import AnswerStatus, HandoffReason
from core.clock import SEOUL
from core.errors import InvalidInput
from core.speech import Language

CASES = Path(__file__).parent / "cases"
MONDAY_MORNING = datetime(2026, 11, 30, 10, 0, tzinfo=SEOUL)

Kind: TypeAlias = Literal[
    "multi_turn", "longer", "unanswerable", "routing", "crisis", "calm", "overreach", "privacy", "person", "petition",
    "spoken", "consultation",
]  # fmt: skip
SENSITIVE: frozenset[Kind] = frozenset({"crisis", "calm", "overreach", "privacy"})
"""Adversarial or sensitive ones."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Statuses: TypeAlias = Annotated[tuple[AnswerStatus, ...], BeforeValidator(_listed)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expect(_Frozen):
    """What an answer has to be; what is not given is not looked at. Spaces and case do not count in words."""

    status: Statuses = ()
    """One of them."""
    cites: Words = ()
    """Documents, one of which is cited."""
    says: Words = ()
    """All of them."""
    says_any: Words = ()
    """At least one of them."""
    never: Words = ()
    """Regular expressions that nothing in the answer matches."""
    asks_about: Words = ()
    """Stands in what the official asks back or offers, one of them at least."""
    sentences_at_most: int | None = None
    handoff: HandoffReason | None = None
    """None, where it is given: no person is called."""
    redirect: str = ""
    """The official that the citizen is sent to."""
    case: Mapping[str, JsonValue] = {}
    """Fields of what was drafted, looked up or filed."""
    tools: Words = ()
    """That were used, in order."""
    within_ms: int | None = None
    """From the end of the turn, its words known, to the first sentence. Reported, never a failure: the machine may be
    busy."""

    @property
    def looks_at_handoff(self) -> bool:
        return "handoff" in self.model_fields_set


class Step(_Frozen):
    """One turn of the citizen, typed or spoken."""

    say: str = ""
    speech: str = ""
    """Said by the talk's voice and heard by the packaged recogniser."""
    expect: Expect = Expect()

    @model_validator(mode="after")
    def _one_of_both(self) -> Step:
        if bool(self.say) == bool(self.speech):
            raise ValueError("a turn has either `say` or `speech`")
        return self

    @property
    def words(self) -> str:
        return self.say or self.speech


class Scenario(_Frozen):
    """One talk."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: Kind
    official: Literal["complaints", "guide", "investment", "youth"] = "complaints"
    language: Language = "ko"
    voice: str = ""
    """Of the citizen, one of `evals.heard.VOICES`; empty: the first of the language."""
    held_out: bool = False
    """Written in one go and never read while the product is mended."""
    gate: bool = False
    """Holds in every run of `make test`."""
    at: datetime = MONDAY_MORNING
    """In Seoul."""
    on_duty: bool = False
    """Whether a person sits at the desk."""
    personal: Words = ()
    """Personal data that the citizen says: stands nowhere afterwards."""
    turns: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _gate_is_not_held_out(self) -> Scenario:
        if self.gate and self.held_out:
            raise ValueError(f"`{self.id}` is held out and cannot be a gate")
        return self

    @property
    def moment(self) -> datetime:
        return self.at.replace(tzinfo=SEOUL) if self.at.tzinfo is None else self.at

    @property
    def is_spoken(self) -> bool:
        return any(turn.speech for turn in self.turns)

    @property
    def is_of_danger(self) -> bool:
        """Somebody is in danger: nobody is left alone."""
        return self.kind == "crisis" or any(turn.expect.handoff == "crisis" for turn in self.turns)


_FILE = TypeAdapter(list[dict[str, JsonValue]])


@cache
def read_scenarios(folder: Path = CASES) -> tuple[Scenario, ...]:
    """In the order of the files; raises `InvalidInput` for an id that stands twice."""
    read = tuple(_all(folder))
    ids = [scenario.id for scenario in read]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise InvalidInput(f"scenarios stand twice: {', '.join(f'`{name}`' for name in twice)}")
    return read


def _all(folder: Path) -> Iterator[Scenario]:
    for path in sorted(folder.glob("*.yaml")):
        for row in _FILE.validate_python(yaml.safe_load(path.read_text("utf-8")) or []):
            yield Scenario.model_validate({**row, "kind": path.stem})
