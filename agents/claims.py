"""What a sentence claims, in the form in which two sentences can be laid side by side: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from agents.quantities import Quantity

Fault: TypeAlias = Literal["promise", "link", "figure", "logic", "added", "dropped", "swapped", "unread"]
"""Why a sentence of a language model is not said."""
Role: TypeAlias = Literal["", "subject", "object", "dative"]
Clause: TypeAlias = Literal["", "if", "main"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning."""

    stem: str
    senses: frozenset[str]
    """The groups of words that may stand for it; itself where there is none."""
    place: int
    """How many figures stand before it."""
    role: Role = ""
    clause: Clause = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence taken apart."""

    text: str
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    marks: Mapping[str, int]
    """`may`, `forbid`, `need_not`, `negated`, each with its clause (`may:main`); `if`, `only`, `either`, `even`, ..."""
    anchors: frozenset[tuple[str, str]] = frozenset()
    """What a time is counted from: (`after`, `이사`)."""

    def has(self, stem: str, senses: frozenset[str]) -> bool:
        """Whether a word stands here, in this or another of its forms."""
        if len(stem) > 1 and stem in self.text:
            return True
        return any(word.senses & senses for word in self.words)


_COUNTED = (
    "negated:if", "negated:main", "forbid:if", "forbid:main", "need_not:if", "need_not:main", "without",
    "only", "either", "least", "under", "over",
)  # fmt: skip
_STANDING = ("even", "only_if")


def fault(written: Claim, original: Claim, *, known: Claim, droppable: frozenset[str]) -> Fault | None:
    """What `written` does to `original`; None when it says the same.

    `known`: whose words may be added or left out, such as a title; `droppable`: stems that may be left out.
    """
    if not _same_figures(written.quantities, original.quantities):
        return "figure"
    if not _same_logic(written.marks, original.marks) or not _anchored(written, original):
        return "logic"
    if any(not (original.has(w.stem, w.senses) or known.has(w.stem, w.senses)) for w in written.words):
        return "added"
    spared = (word for word in original.words if word.stem not in droppable and not known.has(word.stem, word.senses))
    if any(not written.has(word.stem, word.senses) for word in spared):
        return "dropped"
    return "swapped" if _moved(written, original) or _roles_swapped(written, original) else None


def _same_figures(written: Sequence[Quantity], original: Sequence[Quantity]) -> bool:
    return len(written) == len(original) and all(map(Quantity.same_as, written, original))


def _same_logic(written: Mapping[str, int], original: Mapping[str, int]) -> bool:
    """As many denials of each kind, no leave given or taken, and what is said of some is said of the same."""
    if any(written.get(mark, 0) != original.get(mark, 0) for mark in _COUNTED):
        return False
    if any(bool(written.get(mark, 0)) != bool(original.get(mark, 0)) for mark in _STANDING):
        return False
    may, might = _may(original), _may(written)
    if might > may or might + written.get("suffices", 0) < may:
        return False
    narrowed = written.get("relative", 0) > original.get("relative", 0)
    return not original.get("if", 0) or bool(written.get("if", 0)) or narrowed


def _may(marks: Mapping[str, int]) -> int:
    return marks.get("may:main", 0) + marks.get("may:if", 0)


def _anchored(written: Claim, original: Claim) -> bool:
    """A time may be counted from nothing that the original does not count it from."""
    return written.anchors <= original.anchors


def _single(words: Sequence[Word]) -> dict[str, Word]:
    """The words that stand once, by their first sense."""
    names = [min(word.senses) for word in words]
    counts = Counter(names)
    return {name: word for name, word in zip(names, words, strict=True) if counts[name] == 1}


def _moved(written: Claim, original: Claim) -> bool:
    """A word stands with another figure than before, or what was the condition has become the consequence."""
    now, before = _single(written.words), _single(original.words)
    shared = now.keys() & before.keys()
    if len(original.quantities) > 1 and any(now[name].place != before[name].place for name in shared):
        return True
    clauses = ((now[name].clause, before[name].clause) for name in shared)
    return any(one != other and one and other for one, other in clauses)


def _roles_swapped(written: Claim, original: Claim) -> bool:
    """Two words have exchanged their parts, or whom something is done to does it."""
    now, before = _single(written.words), _single(original.words)
    pairs = [(before[name].role, now[name].role) for name in now.keys() & before.keys()]
    if any(("dative" in pair) and pair[0] != pair[1] for pair in pairs):
        return True
    return {("subject", "object"), ("object", "subject")} <= set(pairs)
