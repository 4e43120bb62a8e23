"""What a turn wants of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.facets import Facet
from core.passages import PartLikeness


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, or one of several that a turn asks of one matter."""

    text: str
    """The words that name its matter are compared with the sections; empty for `그럼 늦으면요?`."""
    facets: tuple[Facet, ...] = ()
    noun: str = ""
    """What a follow-up adds (`외국인은요?`): sections that speak of it come first."""
    fresh: bool = True
    """A first question gets companions; a follow-up gets what it asked for."""
    near: Mapping[str, PartLikeness] = field(default_factory=dict[str, PartLikeness])
    """What search says of the document's parts, by passage id."""
    pointed_at: frozenset[str] = frozenset()
    """The passages told last, where the turn points back at them: `그건 언제 내면 돼요?`."""
    aspects: tuple[Asked, ...] = ()
    """What is asked one after the other, where it is more than one thing."""
