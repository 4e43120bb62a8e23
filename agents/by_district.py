"""Documents that differ by district: which sections speak for the citizen's district, or that it must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.asked import Asked
from agents.districts import district_name, districts_named
from agents.facets import SECTIONS
from core.passages import Passage
from core.speech import Language


@dataclass(frozen=True, slots=True)
class ByDistrict:
    """What is left of a document once the district is settled."""

    document: tuple[Passage, ...]
    asks_which: tuple[str, ...] = ()
    """The districts to choose from, when the citizen has to say which; empty otherwise."""
    general: Passage | None = None
    """The section that says that it differs, to be said with the question."""
    not_covered: bool = False
    """The citizen's district is known, and the document does not speak of it."""


def by_district(document: Sequence[Passage], asked: Asked, district: str | None, language: Language) -> ByDistrict:
    """Leaves a document without sections for single districts as it is."""
    local = {passage.id: _speaks_for(passage) for passage in document if passage.districts or _differs(passage)}
    if not any(local.values()):  # a city's own rule is no district's
        return ByDistrict(tuple(document))
    general = next((passage for passage in document if local.get(passage.id) == ()), None)
    elsewhere = tuple(passage for passage in document if passage.id not in local)
    variants = [passage for passage in document if local.get(passage.id)]
    depends = _depends(variants, elsewhere, asked)
    if district:
        own = tuple(passage for passage in variants if district in local[passage.id])
        told = {passage.section for passage in own}
        return ByDistrict((*own, *(p for p in elsewhere if p.section not in told)), not_covered=depends and not own)
    if not depends:
        return ByDistrict(elsewhere)
    named = dict.fromkeys(name for names in local.values() for name in names)
    return ByDistrict(elsewhere, tuple(district_name(name, language) for name in named), general)


def _differs(passage: Passage) -> bool:
    return passage.section == "district"


def _speaks_for(passage: Passage) -> tuple[str, ...]:
    """The districts that a curator named, or else those that its words name."""
    return passage.districts or districts_named(passage.text)


def _depends(variants: Sequence[Passage], elsewhere: Sequence[Passage], asked: Asked) -> bool:
    """Whether what was asked differs by district: only then is the citizen asked for hers."""
    parts = [SECTIONS[facet][0] for facet in asked.facets if SECTIONS[facet]]
    if any(passage.section in parts for passage in variants):
        return True
    kinds = {passage.section for passage in elsewhere}
    if any(map(_differs, variants)):  # how it is done differs as a whole, but for the parts that hold everywhere
        return not parts or not all(part in kinds for part in parts)
    return not elsewhere
