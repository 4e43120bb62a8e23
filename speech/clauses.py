"""A sentence as clauses that can be spoken one by one.

The engine gives no sound before a clause is finished, so the first clause is short: it is what the citizen waits for.
The rest is long enough to keep its melody, but each at most so much longer than the one before it that it is made
while that one sounds; else the official falls silent in the middle of a sentence. A sentence is always split the same
way, so that one spoken ahead of time is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.speech import SpokenWord, Words

_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*$")
_COMMA: Final = re.compile(r"[,;:—·][\"'”’)\]]*$")
# Endings after which a Korean speaker breathes: connectives first, then topic and object markers.
_CONNECTIVE: Final = re.compile(r"(?:면|고|며|서|니까|지만|는데|은데|거나|려면|도록|때|후|뒤)$")
_MARKER: Final = re.compile(r"(?:은|는|을|를|에서|에게|으로|로|에)$")
_BOUND_NOUN: Final = re.compile(r"^(?:수|것|거|곳|때|줄|적|뿐|분|날|건|게)")  # never parted from the verb before it
_ENGLISH_BREAK: Final = frozenset(
    {"and", "or", "but", "if", "when", "because", "which", "that", "with", "at", "to", "for"}
)
_SOUND: Final = re.compile(r"[가-힣]|[A-Za-z]+|[0-9]")
_LETTERS_PER_SYLLABLE: Final = 2.5
_STRETCH: Final = 1.4  # a clause may grow this much before it is cut without a mark


@dataclass(frozen=True, slots=True)
class ClauseLengths:
    """How much is spoken in one go, in syllables; one takes about 0.19 s."""

    first: int = 12
    following: int = 30
    growth: float = 1.7
    """How much longer than the one before a clause may be: sound is made about 2.5 times as fast as it plays."""
    shortest: int = 2
    """A mark ends a clause only when this much was said: `네,` may stand alone."""


def clauses(sentence: Words, lengths: ClauseLengths | None = None) -> list[Words]:
    """The words of `sentence`, all of them and in order; no clause is empty or without sound if it can be helped."""
    lengths = lengths or ClauseLengths()
    parts: list[Words] = []
    rest = sentence
    while rest:
        longest = min(lengths.following, round(lengths.first * lengths.growth ** len(parts)))
        cut = _cut(rest, longest, lengths.shortest)
        parts.append(rest[:cut])
        rest = rest[cut:]
    return list(_with_sound(parts))


def syllables(words: Sequence[SpokenWord]) -> float:
    """About how many syllables are heard."""
    found = (match for word in words for match in _SOUND.findall(word.spoken))
    return sum(max(1.0, len(match) / _LETTERS_PER_SYLLABLE) for match in found)


def _cut(words: Words, longest: int, shortest: int) -> int:
    """How many words the next clause takes: up to a mark, or to the best place to breathe when that is too far."""
    best, best_weight, said = 0, -1.0, 0.0
    for place, word in enumerate(words, start=1):
        said += syllables((word,))
        if said > longest * _STRETCH and best:
            return best
        if _SENTENCE_END.search(word.spoken) or (_COMMA.search(word.spoken) and said >= shortest):
            return place
        if place < len(words):
            weight = _weight(word, words[place]) - abs(said - longest) / longest
            if said >= longest / 2 and weight >= best_weight:
                best, best_weight = place, weight
    return len(words)


def _weight(word: SpokenWord, following: SpokenWord) -> float:
    if _BOUND_NOUN.search(following.spoken):
        return -1.0
    if _CONNECTIVE.search(word.spoken) or following.spoken.lower() in _ENGLISH_BREAK:
        return 1.0
    return 0.5 if _MARKER.search(word.spoken) else 0.0


def _with_sound(parts: Sequence[Words]) -> Iterator[Words]:
    """Joins a part that has no sound (`—`) to the one before it, or to the one after it at the start."""
    held: Words = ()
    for part in parts:
        if held and _has_sound(part) and _has_sound(held):
            yield held
            held = part
        else:
            held += part
    if held:
        yield held


def _has_sound(words: Words) -> bool:
    return any(_SOUND.search(word.spoken) for word in words)
