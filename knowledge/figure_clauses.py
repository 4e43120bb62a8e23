"""Passages as the figures that they state, each with the words that say what it is a figure of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.passages import Passage
from core.quantities import Quantity, masked, quantities_in
from knowledge.passages import SENTENCE_END

Terms: TypeAlias = Callable[[str], list[str]]
"""Text to content words, in a form that inflection does not change."""

TELLING = 3
"""So many words of a clause say by themselves what its figure is of."""
TITLE = 0.3
"""What a word of the title weighs where they are fewer."""

_CLAUSE_END = re.compile(r"[,;:·]\s+|(?<=[가-힣][고며])\s+|(?<=으나|지만)\s+|(?<=니다)\s|\s(?=또는\s)")
_HEAD = re.compile(r"\s*(?:이상|이하|이내|미만|초과)?의\s*(과태료|벌금|징역|금고|구류|과료|과징금|가산세|수수료|요금)")
_NAMED = re.compile(r"과태료|벌금|징역|금고|과징금|가산세|과료|구류|수수료|요금")
# Words of every rule: they say nothing about what its figure is of.
_EMPTY = frozenset(
    {
        "못하", "대하", "위하", "따르", "의하", "관하", "경우", "이내", "이하", "이상", "미만", "초과", "사람", "기간",
        "까지", "부터", "해당", "정하", "또는", "다만", "나오", "모두", "각각", "최대", "최소", "범위", "처하", "부과",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureClause:
    """One figure of one passage."""

    passage: Passage
    quantity: Quantity
    """Its place is counted in the text of the passage."""
    own: dict[str, float]
    """The words of its own clause with their weight; of the sentence too where they are few, else of the title."""
    words: frozenset[str]
    """Those of its sentence and of the title."""
    title: frozenset[str]
    subject: dict[str, float]
    """The words of the title."""
    head: str
    """`과태료` of `5만원 이하의 과태료`; empty where nothing is named so."""
    masked: str
    """Its sentence with circles for figures."""


def figure_clauses(passage: Passage, terms: Terms) -> list[FigureClause]:
    """Every figure that the passage states."""
    title = _content(terms(passage.title))
    return [
        clause
        for start, sentence in _sentences(passage.text)
        for clause in _of_sentence(passage, start, sentence, title, terms)
    ]


def _of_sentence(
    passage: Passage, start: int, sentence: str, title: Sequence[str], terms: Terms
) -> Iterator[FigureClause]:
    quantities = quantities_in(sentence)
    if not quantities:
        return
    hidden = masked(sentence, quantities)
    far = _content(terms(hidden))
    for quantity in quantities:
        near = _content(terms(_own_clause(sentence, quantity, quantities)))
        if quantity.dimension == "phone":
            near = _content(terms(_named_before(sentence, quantity))) or near
        telling = len(near) >= TELLING or quantity.dimension == "phone"
        own = dict.fromkeys(near if telling else [*near, *far], 1.0)
        if len(own) < TELLING and quantity.dimension != "phone":
            own = dict.fromkeys(title, TITLE) | own
        yield FigureClause(
            passage=passage,
            quantity=replace(quantity, start=quantity.start + start, end=quantity.end + start),
            own=own,
            words=frozenset((*own, *far, *title)),
            title=frozenset(title),
            subject=dict.fromkeys(title, 1.0),
            head=_head(sentence, quantity),
            masked=f"{passage.title}: {hidden}",
        )


def _own_clause(sentence: str, quantity: Quantity, quantities: Sequence[Quantity]) -> str:
    """The words around the figure up to the next comma or connective, other figures taken out."""
    first, last = 0, len(sentence)
    for border in _CLAUSE_END.finditer(sentence):
        if border.end() <= quantity.start:
            first = border.end()
        elif border.start() >= quantity.end:
            last = border.start()
            break
    inside = [
        replace(one, start=one.start - first, end=one.end - first)
        for one in quantities
        if first <= one.start and one.end <= last
    ]
    return masked(sentence[first:last], inside)


def _named_before(sentence: str, quantity: Quantity) -> str:
    """The three words before a telephone number: whose it is."""
    return " ".join(sentence[: quantity.start].split()[-3:])


def _head(sentence: str, quantity: Quantity) -> str:
    """What the figure is said to be a measure of; a sanction wherever its sentence names one alone."""
    if found := _HEAD.match(sentence, quantity.end):
        return found[1]
    named = {match[0] for match in _NAMED.finditer(sentence)}
    return named.pop() if len(named) == 1 and quantity.dimension in {"money", "share"} else ""


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for border in SENTENCE_END.finditer(text):
        yield start, text[start : border.start()]
        start = border.end()
    yield start, text[start:]


def _content(terms: Sequence[str]) -> list[str]:
    return [term for term in dict.fromkeys(terms) if len(term) > 1 and term not in _EMPTY and not term.isdigit()]
