"""Events of a petition as stored: the name of the event, and its fields as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter

from casework.petitions.events import PetitionEvent


def dumped(event: PetitionEvent) -> tuple[str, str]:
    """`("SupplementAsked", '{"days":5,"found_later":false}')`."""
    kind = type(event)
    return kind.__name__, _adapter(kind).dump_json(event).decode()


def loaded(kind: str, body: str) -> PetitionEvent:
    """The event again; raises `KeyError` on a name that is none, `ValidationError` on fields that are not its own."""
    return _adapter(_kinds()[kind]).validate_json(body)


@cache
def _kinds() -> Mapping[str, type[PetitionEvent]]:
    return {kind.__name__: kind for kind in get_args(PetitionEvent)}


@cache
def _adapter(kind: type[PetitionEvent]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
