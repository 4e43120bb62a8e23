"""Which parts of a procedure answer a question: their probabilities, by what search says of them and by what is asked.

A conditional logit (McFadden 1974) over the parts of one document. `python -m evals.fit_parts` fits the weights on the
starter set's example questions, each of which names the part that answers it, and those for follow-ups on talks.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from agents.asked import Asked
from agents.facets import LOOKS_LIKE, SECTIONS, Facet
from agents.overlap import shares
from core.errors import InvalidInput
from core.passages import PartLikeness, Passage

WEIGHTS = Path(__file__).with_name("part_fit.json")
# A part that only a section of its kind can answer; for the others the nearest section will do.
HARD: frozenset[Facet] = frozenset(
    {"deadline", "processing_time", "penalty", "fee", "amount", "documents", "where", "contact", "online"}
)
_ANYWHERE: frozenset[Facet] = frozenset({"where", "documents", "contact", "online"})
# Not fitted: what a follow-up adds (`외국인은요?`) names the part, and what it points at (`그건 언제 내요?`) is a
# part that was told, where that one reads like an answer.
_NOUN, _POINTED_AT = 4.0, 4.0
# A procedure may have several fines. Where search knows the parts it tells them apart; elsewhere being late decides.
_LATE, _LATE_FINE = re.compile(r"기간|기한|이내|늦|않으면|\blate\b|\bwithin\b"), 0.1
_LEAST = 0.05  # of the share of example questions: a part that none of the near ones names may be right all the same
_UNKNOWN = PartLikeness(0.0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one part, beside the others of its document; each has a weight of its name."""

    asked: float
    """Logarithm of its share in the example questions that are near."""
    hard: float
    """1: it is of the kind that the first thing asked for needs."""
    soft: float
    """1: it is of the kind that the first thing asked for mostly stands in."""
    next: float
    """1: it is of another kind in which that can stand."""
    looks: float
    """1: it reads as an answer to that."""
    other: float
    """1: it is of the kind of something else that is asked for."""
    words: float
    """Share of the question's words that stand in it, the rarer ones of the document counting more."""
    lead: float
    """1 for the first part, 1/2 for the second: authors put the main thing first."""
    likely: float
    """Log-probability by what search says of it."""
    read: float
    """Log-odds that one of its sentences answers, read closely; 0 for all where that is not known."""


NAMES = tuple(each.name for each in fields(Signs))


class PartFit:
    """The parts of one document for one question."""

    def __init__(self, document: Sequence[Passage], asked: Asked) -> None:
        weights = load_weights(follow_up=not asked.fresh)
        fits = [
            sum(weights[name] * getattr(sign, name) for name in NAMES) + _of_talk(passage, asked)
            for sign, passage in zip(signs(document, asked), document, strict=True)
        ]
        most = max(fits, default=0.0)
        odds = [math.exp(fit - most) for fit in fits]
        order = sorted(range(len(fits)), key=lambda place: -fits[place])
        self.ranked = tuple(document[place] for place in order)
        """Best first."""
        self.probability = {document[place].id: odds[place] / sum(odds) for place in order}
        """Of each, by its id."""

    def answering(self, facet: Facet) -> Passage | None:
        """The best part for what is asked; None when none speaks of what only its kind can answer."""
        own = (passage for passage in self.ranked if is_of_kind(passage, facet))
        if facet not in HARD:
            return next(iter(self.ranked), None)
        return next(own, None) or next((one for one in self.ranked if _may_answer(one, facet)), None)


def signs(document: Sequence[Passage], asked: Asked) -> list[Signs]:
    """Of each part."""
    known = [asked.near.get(passage.id, _UNKNOWN) for passage in document]
    held = shares(asked.text, [passage.text for passage in document])
    return [
        Signs(
            asked=math.log(_LEAST + one.asked),
            **_as_asked(passage, asked.facets),
            words=share,
            lead=1 / (1 + place),
            likely=one.likely,
            read=one.read,
        )
        for place, (passage, one, share) in enumerate(zip(document, known, held, strict=True))
    ]


def _of_talk(passage: Passage, asked: Asked) -> float:
    """What the talk so far, and what is asked, say for a part beside its signs."""
    answers = all(LOOKS_LIKE[facet].search(passage.text) for facet in asked.facets[:1])
    is_meant = passage.id in asked.pointed_at and answers
    is_late_fine = asked.facets[:1] == (passage.section,) == ("penalty",) and bool(_LATE.search(passage.text))
    is_noun = bool(asked.noun and asked.noun in passage.text)
    return _NOUN * is_noun + _POINTED_AT * is_meant + _LATE_FINE * is_late_fine


def _as_asked(passage: Passage, facets: Sequence[Facet]) -> dict[str, float]:
    first, kind = next(iter(facets), None), passage.section
    kinds = SECTIONS[first] if first else ()
    is_first = first is not None and is_of_kind(passage, first)
    return {
        "hard": float(is_first and first in HARD),
        "soft": float(is_first and first not in HARD),
        "next": float(kind in kinds[1:]),
        "looks": float(first is not None and LOOKS_LIKE[first].search(passage.text) is not None),
        "other": float(any(kind in SECTIONS[facet][:1] for facet in facets[1:])),
    }


def is_of_kind(passage: Passage, facet: Facet) -> bool:
    """Whether it is of the kind that tells it best; what has no kind of its own must stand in it as well."""
    looks = facet not in {"amount", "online"} or LOOKS_LIKE[facet].search(passage.text) is not None
    return passage.section in SECTIONS[facet][:1] and looks


def lacks(document: Sequence[Passage], facets: Sequence[Facet]) -> bool:
    """Whether something is asked for that no part of the document can tell."""
    return any(
        not any(one.section == SECTIONS[facet][0] or _may_answer(one, facet) for one in document)
        for facet in facets
        if facet in HARD
    )


def _may_answer(passage: Passage, facet: Facet) -> bool:
    """Whether a section of another kind can tell it: it must read like it; places and papers can stand anywhere."""
    return (passage.section in SECTIONS[facet] or facet in _ANYWHERE) and bool(LOOKS_LIKE[facet].search(passage.text))


@cache
def load_weights(path: Path = WEIGHTS, *, follow_up: bool = False) -> Mapping[str, float]:
    """One for each of `NAMES`, for a first question or a follow-up; raises `InvalidInput`, naming the file."""
    try:
        stored = json.loads(path.read_text("utf-8"))["follow_up_weights" if follow_up else "weights"]
        return {name: float(stored[name]) for name in NAMES}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m evals.fit_parts --write`") from error
