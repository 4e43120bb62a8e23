"""Lexical and dense evidence fused on calibrated scales, into the probability that a document answers a query.

Ranks say nothing about how good a hit is: reciprocal rank fusion lets one accidental common word weigh as much as a
perfect paraphrase (docs/measurements.md). Here each document has a utility, linear in its evidence, and "nothing
answers this" has one too; the softmax over them all is the probability (a conditional logit, McFadden 1974), so that a
document which stands out is surer than one among many that are alike. `python -m evals.fit_fusion` fits the weights on
example questions that were held out of the index.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, mul
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("fusion.json")

# Two questions whose E5 cosine is above this ask the same thing: 1.2 % of wrong documents reach 0.95, none 0.98. One
# other noun is worth little more: `전입신고를 늦게 하면 과태료가 얼마인가요?` lies at 0.96 from the same of a birth.
SAME_QUESTION = 0.97
# A curator wrote that question for that document, so a citizen who asks it is led there. By policy, not fitted: with
# the question held out, the data cannot show it.
SAME_QUESTION_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What search says of one document; what its words and sounds say comes from reading it closely."""

    passage: float
    """Cosine of its best passage, -1 to 1."""
    passages: float
    """Mean cosine of its three best passages."""
    question: float
    """Cosine of its best example question; 0 where it has none."""
    questions: float
    """Mean cosine of its three best example questions; of its passages where it has none."""
    coverage: float
    """0 to 1: the share of the query's words, weighted by rarity, that the document holds; unknown words count."""
    lexical: float = 0.0
    """0 to 1: BM25 of its best text as a share of what the query could reach."""
    near: float = 0.0
    """0 to 1: the share of the query's words, weighted by rarity, that one text of it holds."""
    sounds: float = 0.0
    """0 to 1: the share of the query's sounds, weighted by rarity, that one text of it holds."""
    sounds_whole: float = 0.0
    """The same of all its texts together."""
    title: float = 0.0
    """The same of its title."""
    named: float = 0.0
    """0 to 1: the share of its title's sounds that the query holds."""
    projected_passage: float = 0.0
    """Cosine of its best passage with the query as it was projected; 0 without a projection."""
    projected_questions: float = 0.0
    """The mean of its three best example questions; of its passages where it has none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What search says of the query as a whole: how likely is it that nothing answers it?"""

    unknown: float = 0.0
    """0 to 1: the share of its words that no document holds."""
    outside: float = 0.0
    """How far it is from what citizens ask of a public office, 0 to 1 (`retrieval.domain`)."""
    level: float = 0.0
    """Mean cosine of the best passages of all documents that were read."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """The weights, named as the evidence they belong to."""

    passage: float
    passages: float
    questions: float
    coverage: float
    nothing: float
    """The utility of "nothing answers this"."""
    lexical: float = 0.0
    near: float = 0.0
    sounds: float = 0.0
    sounds_whole: float = 0.0
    title: float = 0.0
    named: float = 0.0
    projected_passage: float = 0.0
    projected_questions: float = 0.0
    unknown: float = 0.0
    """Added to "nothing"."""
    outside: float = 0.0
    """Added to "nothing"."""
    level: float = 0.0
    """Added to "nothing"."""

    def utility(self, evidence: Evidence) -> float:
        """What documents are ranked by."""
        same = max(0.0, (evidence.question - SAME_QUESTION) / (1 - SAME_QUESTION))
        return sum(map(mul, _weighed(self), _weighed(evidence))) + SAME_QUESTION_WEIGHT * same

    def probabilities(self, found: Sequence[Evidence], asked: Asked = Asked()) -> NDArray[np.float64]:
        """Of each document, given that these were found; they sum to less than 1, the rest is "nothing"."""
        nothing = self.nothing + sum(getattr(self, name) * getattr(asked, name) for name in OF_QUERY)
        utilities = np.array([*(self.utility(evidence) for evidence in found), nothing])
        shares = np.exp(utilities - utilities.max())
        return shares[:-1] / shares.sum()


WEIGHED = tuple(each.name for each in fields(Evidence) if each.name != "question")
OF_QUERY = tuple(each.name for each in fields(Asked))
_weighed = attrgetter(*WEIGHED)


def load_fusion(path: Path = WEIGHTS) -> Fusion:
    """The fitted weights."""
    return Fusion(**json.loads(path.read_text("utf-8"))["weights"])
