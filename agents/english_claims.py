"""An English sentence taken apart into what it claims, by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agents.claims import Claim, Word
from agents.quantities import Quantity, quantities
from agents.rewordings import FUNCTION, senses_of, stem_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|where|once|in case|provided|as long as)\b[^,.;]*"
    r"|^\s*not\s+\w+ing\b[^,.;]*?(?=\bbrings?\b)",
    re.IGNORECASE,
)
_FORBID = re.compile(
    r"\b(?:can(?:not|['’]t| not)|could not|couldn['’]t|(?:may|must|shall) not|mustn['’]t"
    r"|(?:is|are|be) not (?:allowed|permitted)|(?:prohibited|forbidden|banned|unable))\b",
    re.IGNORECASE,
)
_NEED_NOT = re.compile(
    r"\b(?:(?:do|does|did)(?: not|n['’]t) (?:have|need) to|need(?:s)? not|needn['’]t|no need to"
    r"|(?:is|are) not (?:required|obliged) to)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:can|could|may|might|(?:is|are|be) (?:able|allowed|permitted) to)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|no|never|nor|none|neither|nobody|nothing|unless)\b|n['’]t\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:without|except|excluding|apart from|other than)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|whoever|that|which|anyone|those|with)\b", re.IGNORECASE)
_TIMES = re.compile(r"\b(before|after|until|since|from|instead of|prior to|following)\b", re.IGNORECASE)
_ACTOR = re.compile(
    r"([A-Za-z'’-]+)\s+(?:can|could|may|might|must|shall|should|has to|have to)\s+(?!be\b)", re.IGNORECASE
)
_TIME_NAMES = {"prior to": "before", "following": "after", "since": "from"}


def english_claim(text: str) -> Claim:
    """Of one sentence, or of a few that say one thing."""
    found = quantities(text, "en")
    return Claim(text.lower(), _words(text, found), found, _marks(text), _anchors(text))


def _marks(text: str) -> dict[str, int]:
    marks: Counter[str] = Counter()
    conditions = [(part.start(), part.end()) for part in _CONDITION.finditer(text)]
    rest = text
    for name, pattern in (("need_not", _NEED_NOT), ("forbid", _FORBID), ("may", _MAY), ("negated", _NEGATED)):
        for part in pattern.finditer(rest):
            inside = any(start <= part.start() < end for start, end in conditions)
            marks[f"{name}:{'if' if inside else 'main'}"] += 1
        rest = pattern.sub(lambda part: "_" * len(part[0]), rest)
    marks["if"] = len(re.findall(r"\b(?:if|when|whenever|unless|where|once|in case|provided)\b", text, re.IGNORECASE))
    marks["without"] = len(_WITHOUT.findall(text))
    marks["only"] = len(re.findall(r"\b(?:only|solely|exclusively)\b", text, re.IGNORECASE))
    marks["either"] = len(re.findall(r"\bor\b", text, re.IGNORECASE))
    marks["even"] = len(re.findall(r"\beven (?:if|without|when)\b|\bregardless\b", text, re.IGNORECASE))
    marks["relative"] = len(_RELATIVE.findall(text))
    return dict(marks)


def _words(text: str, found: Sequence[Quantity]) -> tuple[Word, ...]:
    words: list[Word] = []
    for part in _WORD.finditer(text):
        plain = re.sub(r"n['’]t$", "", part[0].lower())
        if plain in FUNCTION["en"] or len(plain) < 2:
            continue
        stem = stem_of(plain)
        words.append(Word(stem, senses_of(stem, "en"), sum(q.start < part.start() for q in found)))
    return tuple(words)


def _anchors(text: str) -> frozenset[tuple[str, str]]:
    """(`after`, `deadlin`): the next word that means something, unless a figure comes first; (`does`, `employ`)."""
    anchored: set[tuple[str, str]] = set()
    for part in _TIMES.finditer(text):
        kind = _TIME_NAMES.get(part[1].lower(), part[1].lower())
        following = re.match(r"[^\d.,;]*", text[part.end() :])
        words = _words(following[0], ()) if following else ()
        anchored.add((kind, min(words[0].senses) if words else ""))
    for part in _ACTOR.finditer(text):
        anchored |= {("does", min(word.senses)) for word in _words(part[1], ())}
    return frozenset(anchored)
