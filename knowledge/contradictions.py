"""Which published figures contradict each other: pure, over figures with the words that say what they are of.

Two figures of one dimension are compared by the rare words they share. A pair whose words are nearly the same is a
contradiction; where each side also has words of its own (`청년기본법` and `서울시 조례`, a citizen's move and a
foreigner's), the figures differ by condition, which a curator looks at later.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from core.passages import Passage
from knowledge.figure_clauses import FigureClause

Kind: TypeAlias = Literal["contradiction", "translation", "condition"]

SAME, CONTAINED = 0.62, 0.85
"""Share of the lesser, or of the greater side's words that the other one has too, from which they are of one thing."""
SAME_IN_DOCUMENT = 0.9
"""One document that says two figures nearly always says why."""
TOPIC, SAME_ANYWHERE = 0.7, 0.9
"""Share of the words of a title that the other side has too; without it, all else must be the same."""
RELATED, HELD = 0.15, 0.5
"""What either side must share at least to be shown at all."""
ENOUGH, PLENTY = 0.36, 2.2
"""Rarity of the shared words: below the first, chance; above the second, no doubt."""
SANCTIONS = frozenset({"과태료", "벌금", "징역", "금고", "구류", "과료", "과징금", "가산세"})
"""An amount that is one of these is compared with its like only."""
SURE: dict[Kind, float] = {"contradiction": 0.25, "condition": 0.3}
EASIER = 0.1
"""Two rules that say one figure alike and another differently need less: `19세 이상 34세` and `19세 이상 39세`."""
FAR = 0.5
AGREED = 0.5
FEWEST = 120
"""Documents that are taken to be there at least: of three, every word is common."""
CANDIDATES = 40
COMMON = 500
"""Figures that share a word; with more of them, the word leads nowhere."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that differ."""

    first: FigureClause
    second: FigureClause
    kind: Kind
    score: float
    """0 to 1: how likely they are of one thing."""


@dataclass(slots=True)
class FigureIndex:
    """Figures by document, found again by dimension and rare words. Not thread-safe."""

    _clauses: dict[int, FigureClause] = field(default_factory=dict[int, FigureClause])
    _of_document: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _postings: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    _holding: Counter[str] = field(default_factory=Counter[str])
    """In how many documents a word stands."""
    _next: int = 0

    def replace(self, document_id: str, clauses: Iterable[FigureClause]) -> None:
        """The document's figures take the place of what it stated before."""
        old = [(key, self._clauses.pop(key)) for key in self._of_document.pop(document_id, [])]
        self._holding.subtract({term for _, clause in old for term in clause.words})
        for key, clause in old:
            for term in clause.words:
                self._postings[clause.quantity.dimension, term].discard(key)
        new = {self._next + place: clause for place, clause in enumerate(clauses, 1)}
        self._next += len(new)
        if not new:
            return
        self._clauses |= new
        self._of_document[document_id] = list(new)
        self._holding.update({term for clause in new.values() for term in clause.words})
        for key, clause in new.items():
            for term in clause.words:
                self._postings[clause.quantity.dimension, term].add(key)

    def of_document(self, document_id: str) -> list[FigureClause]:
        return [self._clauses[key] for key in self._of_document.get(document_id, [])]

    def pairs(self, clauses: Sequence[FigureClause], *, leave_out: str = "") -> list[Pair]:
        """What differs from these figures, the likeliest first; each pair of passages and dimension once."""
        own: dict[str, list[FigureClause]] = defaultdict(list)
        for clause in clauses:
            own[clause.passage.document_id].append(clause)
        best: dict[tuple[str, str, str], Pair] = {}
        for clause in clauses:
            for pair in self._pairs(clause, own[clause.passage.document_id], leave_out):
                first, second = sorted((pair.first.passage.id, pair.second.passage.id))
                key = (first, second, clause.quantity.dimension)
                if key not in best or best[key].score < pair.score:
                    best[key] = pair
        return sorted(best.values(), key=lambda pair: (pair.kind != "contradiction", -pair.score))

    def _pairs(self, clause: FigureClause, siblings: Sequence[FigureClause], leave_out: str) -> Iterator[Pair]:
        mine = clause.passage.document_id
        for document_id in self._near(clause):
            if document_id == leave_out:
                continue
            groups = [self.of_document(document_id)]
            if document_id == mine:
                groups = _by_passage([one for one in siblings if one.passage.id != clause.passage.id])
            for group in groups:
                others = [other for other in group if _comparable(clause, other)]
                if others and (pair := self._pair(clause, others, siblings)):
                    yield pair

    def _pair(
        self, clause: FigureClause, others: Sequence[FigureClause], siblings: Sequence[FigureClause]
    ) -> Pair | None:
        other = self._meant(clause, others)
        if clause.passage.document_id == other.passage.document_id:
            siblings = [one for one in siblings if one.passage.id == clause.passage.id]
        back = self._meant(other, [one for one in siblings if _comparable(one, other)])
        if other.quantity.equals(clause.quantity) or back.quantity.equals(other.quantity):
            return None
        return self._judged(
            clause, other, agreed=_agree(siblings, self.of_document(other.passage.document_id), clause, other)
        )

    def _near(self, clause: FigureClause) -> list[str]:
        """Documents that share the most of what is rare."""
        found: dict[str, float] = defaultdict(float)
        for term in clause.words:
            gain = self._rarity(term)
            keys = self._postings.get((clause.quantity.dimension, term), set[int]())
            if len(keys) > COMMON:
                continue
            for document_id in {self._clauses[key].passage.document_id for key in keys}:
                found[document_id] += gain
        return sorted(found, key=lambda document_id: -found[document_id])[:CANDIDATES]

    def _rarity(self, term: str) -> float:
        """0 to 1, steep, so that the words of every penalty and deadline weigh less than one word of a subject."""
        documents = max(len(self._of_document), FEWEST) + 2
        return (math.log(documents / (self._holding[term] + 1)) / math.log(documents / 2)) ** 2

    def _weight(self, terms: Mapping[str, float]) -> float:
        return sum(self._rarity(term) * weight for term, weight in terms.items())

    def _meant(self, clause: FigureClause, others: Sequence[FigureClause]) -> FigureClause:
        """Which of a passage's figures is of the same thing; where two may be, the one that agrees."""
        return max(others, key=lambda one: self._likeness(clause, one) + AGREED * clause.quantity.equals(one.quantity))

    def _likeness(self, one: FigureClause, other: FigureClause) -> float:
        """By the words of their own clauses first."""
        near = dict.fromkeys(one.own.keys() & other.own.keys(), 1.0)
        far = dict.fromkeys(one.own.keys() & other.words - other.own.keys(), FAR)
        return self._weight(near | far)

    def _judged(self, one: FigureClause, other: FigureClause, *, agreed: bool) -> Pair | None:
        """None where too little is shared to be about one thing."""
        same_document = one.passage.document_id == other.passage.document_id
        shared = _within(one.own, other.words) | _within(other.own, one.words)
        low, high = sorted((self._held(one.own, other.words), self._held(other.own, one.words)))
        mass = self._weight(dict.fromkeys(shared, 1.0)) * (2 if agreed else 1)
        if same_document and not agreed:  # the title that both have says nothing
            mass -= self._weight(_within(one.subject, frozenset(shared)))
        if mass < ENOUGH or low < RELATED or high < HELD - EASIER * agreed:
            return None
        topic = max(self._held(one.subject, other.words), self._held(other.subject, one.words))
        sure = (low + high) / 2 * min(1.0, mass / PLENTY) * (1 + topic) / 2
        kind: Kind = "contradiction" if self._is_same(one, other, low, high, topic) else "condition"
        return Pair(one, other, kind, round(sure, 3)) if sure >= SURE[kind] - EASIER * agreed else None

    def _is_same(self, one: FigureClause, other: FigureClause, low: float, high: float, topic: float) -> bool:
        """Whether nothing but the figure tells the two apart."""
        if one.passage.document_id == other.passage.document_id:
            return low >= SAME_IN_DOCUMENT
        if one.quantity.dimension == "phone":
            return low >= SAME
        return low >= SAME_ANYWHERE or (topic >= TOPIC and (low >= SAME or high >= CONTAINED))

    def _held(self, own: Mapping[str, float], words: frozenset[str]) -> float:
        """How much of what one side says of its figure the other one's sentence and title say too."""
        whole = self._weight(own)
        return self._weight(_within(own, words)) / whole if whole > 0 else 0.0


def _by_passage(clauses: Sequence[FigureClause]) -> list[list[FigureClause]]:
    groups: dict[str, list[FigureClause]] = defaultdict(list)
    for clause in clauses:
        groups[clause.passage.id].append(clause)
    return list(groups.values())


def _agree(
    siblings: Sequence[FigureClause], others: Sequence[FigureClause], one: FigureClause, other: FigureClause
) -> bool:
    """Whether the two passages say another figure alike: `19세 이상` in both, then `34세` here and `39세` there."""
    dimension = one.quantity.dimension
    mine = [c for c in siblings if c.passage.id == one.passage.id and c.quantity.dimension == dimension]
    theirs = [c for c in others if c.passage.id == other.passage.id]
    return any(a.quantity.equals(b.quantity) and a.quantity.bound == b.quantity.bound for a in mine for b in theirs)


def _within(own: Mapping[str, float], words: frozenset[str]) -> dict[str, float]:
    return {term: weight for term, weight in own.items() if term in words}


def _comparable(one: FigureClause, other: FigureClause) -> bool:
    """One dimension, measure and language, bounds that do not look opposite ways, and a place and day of both."""
    if one.quantity.dimension != other.quantity.dimension or one.passage.language != other.passage.language:
        return False
    heads = {one.head, other.head}
    if len(heads) > 1 and (heads & SANCTIONS or "" not in heads or one.quantity.dimension.startswith("time")):
        return False
    opposite = {one.quantity.bound, other.quantity.bound} >= {"at most", "at least"}
    return not opposite and one.passage.id != other.passage.id and _meet(one.passage, other.passage)


def _meet(one: Passage, other: Passage) -> bool:
    """Whether there is a district and a day in which both hold."""
    if one.districts and other.districts and not set(one.districts) & set(other.districts):
        return False
    starts = [day for day in (one.effective_from, other.effective_from) if day]
    ends = [day for day in (one.effective_until, other.effective_until) if day]
    return not starts or not ends or max(starts) <= min(ends)
