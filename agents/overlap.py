"""How much of one text stands in another: character bigrams, so that Korean endings do not matter much."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence


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


def shares(query: str, texts: Sequence[str]) -> list[float]:
    """Of each text, which share of the query's bigrams it holds; those that few of the texts hold count more."""
    held = [bigrams(text) for text in texts]
    spread = Counter(pair for pairs in held for pair in pairs)
    rarity = {pair: math.log(1 + len(held) / spread[pair]) for pair in bigrams(query) if spread[pair]}
    total = sum(rarity.values())
    return [sum(weight for pair, weight in rarity.items() if pair in pairs) / total if total else 0.0 for pairs in held]
