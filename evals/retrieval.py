"""Search on the starter set's example questions, each held out of the index, beside BM25 over character bigrams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.passages import DocumentTexts, IndexedText
from evals.held_out import Trial
from retrieval.fusion import Fusion
from retrieval.lexical import TantivyIndex

DEPTH = 200
NO_VECTOR = np.zeros(1, np.float32)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One answerable question with the documents in the order of a system."""

    language: str
    right: str
    documents: tuple[str, ...]


class Bigrams:
    """Pairs of letters within words: the baseline that needs no model and no dictionary."""

    def terms(self, text: str) -> list[str]:
        words = ("".join(letter for letter in word.lower() if letter.isalnum()) for word in text.split())
        return [word[at : at + 2] for word in words for at in range(max(len(word) - 1, 1)) if word]


def ranked_by_search(trials: Sequence[Trial], fusion: Fusion) -> list[Ranked]:
    """In the order of the utility, as `retrieval.ranking` ranks."""
    ranked: list[Ranked] = []
    for trial in (trial for trial in trials if trial.answerable):
        best = sorted(trial.found.documents, key=lambda hit: -fusion.utility(hit.evidence))
        ranked.append(Ranked(trial.language, trial.document_id, tuple(hit.document_id for hit in best)))
    return ranked


def ranked_by_bigrams(documents: Sequence[DocumentTexts]) -> list[Ranked]:
    """BM25 over each collection; the question itself is passed over."""
    collections: dict[str, list[IndexedText]] = defaultdict(list)
    for document in documents:
        collections[document.collection] += document.texts
    ranked: list[Ranked] = []
    for texts in collections.values():
        index, bigrams = TantivyIndex(), Bigrams()
        index.add(
            range(len(texts)), [bigrams.terms(text.text) for text in texts], np.zeros((len(texts), 1), np.float32)
        )
        searcher = index.freeze()
        for place, text in enumerate(texts):
            if text.is_question:
                hits = searcher.search(bigrams.terms(text.text), NO_VECTOR, limit=DEPTH)
                found = dict.fromkeys(texts[key].passage.document_id for key, _ in hits if key != place)
                ranked.append(Ranked(text.passage.language, text.passage.document_id, tuple(found)))
    return ranked


def hits(ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """hit@1 and hit@5, in all and by language."""
    figures: dict[str, float] = {"questions": float(len(ranked))}
    for name, languages in {"": ("ko", "en"), " ko": ("ko",), " en": ("en",)}.items():
        some = [one for one in ranked if one.language in languages]
        for depth in (1, 5):
            right = [one.right in one.documents[:depth] for one in some]
            figures[f"hit@{depth}{name}"] = round(float(np.mean(right)), 4) if right else 0.0
    return figures


@dataclass(frozen=True, slots=True)
class Sureness:
    """How probable search held its first document to be, and whether it was right."""

    probability: float
    right: bool
