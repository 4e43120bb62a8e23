"""Whether a follow-up stays with the document of the last answer, and whether that one tells what is asked.

Two small models, fitted by `python -m evals.fit_follow_ups` on talks whose turns name the document and the parts that
answer them: a conditional logit (McFadden 1974) over the documents that a turn may be about, and a logistic regression.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from agents.overlap import overlap
from agents.part_fit import is_of_kind, lacks
from agents.thresholds import ANSWER
from agents.understanding import Question
from core.errors import InvalidInput
from core.passages import PartLikeness, Passage

WEIGHTS = Path(__file__).with_name("follow_up_fit.json")
_LEAST = 0.001  # of a score, before its logarithm is taken
_ASIDE = re.compile(
    r"^\s*(?:아\s*참|참[,\s]|아\s*맞다|그나저나|또\s*하나|아\s*그리고|그리고\s|근데\s+저희|그런데\s)"
    r"|(?:하나|한\s*가지)만?\s*더(?=[\s,.?]|요|여쭤)|그건\s*그렇고|별개로|(?:다른|딴)\s*(?:얘기|이야기|질문|거)"
    r"|돌아가서|(?<![가-힣])다시\s[^.?!]{1,12}(?:얘기|이야기|거는|건|말)|(?:얘기|이야기|거|것)\s*(?:말고|아니고)|아까\s"
    r"|\b(?:one more thing|different (?:question|worry|thing|matter)|another (?:thing|question)|by the way|separately"
    r"|back to|on top of (?:it|that)|unrelated|oh,? and|going back|the other thing|^also)\b",
    re.IGNORECASE,
)
_USUAL, _SPREAD = 0.88, 0.05  # of the cosine of a follow-up and the nearest question that a procedure answers
_USUALLY_NEAR = -0.25  # of the nearest part, as a cosine less 1
_USUALLY_READ, _SPREAD_READ = 3.0, 3.0  # of the log-odds that something of it answers
_WORDS = 8  # more words than that name a matter no better


@dataclass(frozen=True, slots=True)
class StaySigns:
    """What speaks for one document; each has a weight of its name."""

    last: float
    """1: of the last answer."""
    alone: float
    """Log-odds of its score for the turn alone."""
    joined: float
    """The same for the turn said after the title of the last document."""
    words: float
    """Of the last: how many words the turn has that name a matter, of eight."""
    held: float
    """Of the last: the share of these words that stand in it."""
    asks: float
    """Of the last: 1 where the turn asks for a part of a procedure."""
    aside: float
    """Of the last: 1 where the turn says that it turns to something else: `그건 그렇고`, `one more thing`."""


@dataclass(frozen=True, slots=True)
class TellSigns:
    """What speaks for the last document's telling what is asked."""

    one: float
    """1."""
    alone: float
    joined: float
    words: float
    held: float
    there: float
    """1: a part is asked for, and the document has one of its kind."""
    lacks: float
    """1: a part is asked for that no part of the document can tell."""
    asked: float
    """How near the nearest of its example questions is, beside what is usual; 0 where it has none."""
    near: float
    """How near the nearest of its parts is, beside what is usual; 0 where that is not known."""
    read: float
    """Log-odds that a sentence of it answers, read closely, beside what is usual; 0 where that is not known."""
    english: float


STAY_NAMES: Final = tuple(each.name for each in fields(StaySigns))
TELL_NAMES: Final = tuple(each.name for each in fields(TellSigns))


@dataclass(frozen=True, slots=True)
class Weights:
    """In the order of the names."""

    stays: tuple[float, ...]
    tells: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class FollowUpFit:
    """How a follow-up stands to the document of the last answer."""

    leaves: bool
    """Another document is the likelier one, and can be answered from."""
    tells: float
    """How probably the last document tells what is asked, if the turn is about it."""


def fit_of(
    question: Question,
    last: Sequence[Passage],
    alone: Sequence[Passage],
    joined: Sequence[Passage],
    near: Mapping[str, PartLikeness],
) -> FollowUpFit:
    """`alone`, `joined`: what search found for the turn alone, and said after the title of the last document.

    `near`: how near each part of the last document is to the turn, by the id of its passage.
    """
    weights = load_weights()
    known = stay_signs(question, last, alone, joined)
    worth = {name: _weighed(weights.stays, astuple(signs)) for name, signs in known.items()}
    here, scores = last[0].document_id, best_scores(alone)
    others = [name for name in worth if name != here and scores.get(name, 0.0) >= ANSWER]
    leaves = any(worth[name] > worth[here] for name in others)
    tells = _weighed(weights.tells, astuple(tell_signs(question, last, known[here], near)))
    return FollowUpFit(leaves, 1 / (1 + math.exp(-tells)))


def stay_signs(
    question: Question, last: Sequence[Passage], alone: Sequence[Passage], joined: Sequence[Passage]
) -> dict[str, StaySigns]:
    """By document: the last one first, then those that were found."""
    own, after, here = best_scores(alone), best_scores(joined), last[0].document_id
    is_aside = _ASIDE.search(question.text) is not None
    of_last = (_words(question), _held(question, last), float(bool(question.facets)), float(is_aside))
    return {
        name: StaySigns(
            float(name == here), _log_odds(own, name), _log_odds(after, name), *_if(of_last, is_last=name == here)
        )
        for name in dict.fromkeys([here, *own, *after])
    }


def tell_signs(
    question: Question, last: Sequence[Passage], stays: StaySigns, near: Mapping[str, PartLikeness]
) -> TellSigns:
    """Of the last document, whose `StaySigns` these are."""
    return TellSigns(
        one=1.0,
        alone=stays.alone,
        joined=stays.joined,
        words=stays.words,
        held=stays.held,
        there=float(any(is_of_kind(one, facet) for facet in question.facets for one in last)),
        lacks=float(lacks(last, question.facets)),
        asked=_beside(_USUAL, (part.nearest for part in near.values())),
        near=_beside(_USUALLY_NEAR, (part.near for part in near.values())),
        read=_read(near.values()),
        english=float(question.language == "en"),
    )


def best_scores(hits: Sequence[Passage]) -> dict[str, float]:
    """Of each document's best passage, in the order of the hits."""
    scores: dict[str, float] = {}
    for hit in hits:
        scores[hit.document_id] = max(scores.get(hit.document_id, 0.0), hit.score)
    return scores


def _if(signs: Sequence[float], *, is_last: bool) -> tuple[float, ...]:
    return tuple(sign * is_last for sign in signs)


def _beside(usual: float, known: Iterable[float]) -> float:
    """The greatest beside what is usual; 0 where nothing is known."""
    most = max(known, default=0.0)
    return (most - usual) / _SPREAD if most else 0.0


def _read(near: Iterable[PartLikeness]) -> float:
    known = [part.read for part in near if part.sentences]
    return (float(np.logaddexp.reduce(known)) - _USUALLY_READ) / _SPREAD_READ if known else 0.0


def _words(question: Question) -> float:
    return min(len(question.content), _WORDS) / _WORDS


def _held(question: Question, document: Sequence[Passage]) -> float:
    """A half where the turn has no such words."""
    text = " ".join((document[0].title, *(passage.text for passage in document)))
    return overlap(" ".join(question.content), text) if question.content else 0.5


def _log_odds(scores: Mapping[str, float], name: str) -> float:
    score = min(max(scores.get(name, 0.0), _LEAST), 1 - _LEAST)
    return math.log(score / (1 - score))


def _weighed(weights: Sequence[float], signs: Sequence[float]) -> float:
    return sum(weight * sign for weight, sign in zip(weights, signs, strict=True))


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Raises `InvalidInput`, naming the file."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        stays = tuple(float(stored["stays"][name]) for name in STAY_NAMES)
        return Weights(stays, tuple(float(stored["tells"][name]) for name in TELL_NAMES))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m evals.fit_follow_ups --write`") from error
