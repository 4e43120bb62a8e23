"""A matter in a few sentences: the most central ones, verbatim, each of another opinion. Nothing is written for it."""

from __future__ import annotations

from collections.abc import Sequence

from casework.opinions.opinion import Sentence
from core.clustering import central_first

MOST = 3
SHORTEST = 10  # letters: a greeting or a thank-you is in every opinion and says nothing of the matter
SAME = 0.8  # cosine of two sentences of which the second says nothing new


def summary(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The most central first; empty where there is none."""
    telling = [one for one in sentences if _letters(one.text) >= SHORTEST] or list(sentences)
    chosen: list[Sentence] = []
    for place in central_first([one.vector for one in telling]):
        if len(chosen) < MOST and _adds(telling[place], chosen):
            chosen.append(telling[place])
    return chosen


def _adds(sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
    return all(sentence.opinion != other.opinion and float(sentence.vector @ other.vector) < SAME for other in chosen)


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
