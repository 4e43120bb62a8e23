"""How much of one text stands in another: character bigrams, so that Korean endings do not matter much."""

from __future__ import annotations

import re


def bigrams(text: str) -> frozenset[str]:
    """Pairs of letters inside words, lower case."""
    pairs: set[str] = set()
    for word in re.findall(r"[가-힣]+|[a-z]+|\d+", text.lower()):
        pairs.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
    return frozenset(pairs)


def overlap(query: str, text: str) -> float:
    """Share of the query's bigrams found in `text`, 0 to 1; 0 for an empty query."""
    asked = bigrams(query)
    return len(asked & bigrams(text)) / len(asked) if asked else 0.0
