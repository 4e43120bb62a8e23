"""Documents that differ by district: which sections speak for the citizen's district, or that it must be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.compose import Asked
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
    """Leaves a document without district sections as it is."""
    local = {passage.id: districts_named(passage.text) for passage in document if passage.section == "district"}
    if not any(local.values()):  # a city's own rule is no district's
        return ByDistrict(tuple(document))
    general = next((passage for passage in document if local.get(passage.id) == ()), None)
    elsewhere = tuple(passage for passage in document if passage.id not in local)
    if district:
        own = tuple(passage for passage in document if district in local.get(passage.id, ()))
        return ByDistrict((*own, *elsewhere), not_covered=not own)
    if _answered_everywhere(elsewhere, asked):
        return ByDistrict(elsewhere)
    named = dict.fromkeys(name for names in local.values() for name in names)
    return ByDistrict(elsewhere, tuple(district_name(name, language) for name in named), general)


def _answered_everywhere(elsewhere: Sequence[Passage], asked: Asked) -> bool:
    """Whether the parts asked for stand in sections that hold for every district."""
    kinds = {passage.section for passage in elsewhere}
    return bool(asked.facets) and all(SECTIONS[facet][0] in kinds for facet in asked.facets if SECTIONS[facet])
