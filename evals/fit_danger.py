"""Fits how much a turn sounds like danger: python -m evals.fit_danger

Ridge regression (Hoerl and Kennard 1970) on the phrases of `evals/danger_phrases.jsonl` and on a sample of what people
ask of a counter: the starter set's example questions, `follow_up_talks.jsonl` and `unanswerable_training.jsonl`, all
without the procedures that are about danger themselves. One model joins the embedder's vector and letter groups, one
has the letters alone; each has a slope for danger and, among the phrases of danger, one for each kind against the
others. `--write` keeps them in `agents/danger_fit.npz`. Every figure is of phrases whose writer was held out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal, TypeAlias, cast, get_args

import numpy as np
from numpy.typing import NDArray

from agents.crisis_patterns import CrisisKind
from agents.danger_likeness import FITTED
from agents.thresholds import DANGER_LIKELY, DANGER_LIKELY_YOUNG, DANGER_POSSIBLE, DANGER_POSSIBLE_YOUNG
from app.settings import Settings
from core.letter_groups import letter_groups, unit
from evals.danger_phrases import Phrase, read_phrases
from evals.fit_follow_ups import read_talks
from evals.measured import KeptEmbedder
from evals.queries import UNANSWERABLE_TRAINING, read_queries
from knowledge.starter import read_starter
from retrieval.statefile import save_arrays

Floats: TypeAlias = NDArray[np.float32]
Model: TypeAlias = Literal["joined", "letters"]

ABOUT_DANGER = frozenset(
    {
        "suicide-crisis", "child-abuse-report", "domestic-violence", "digital-sex-crime", "stalking-report",
        "school-violence-report", "school-violence-process", "youth-shelter", "crisis-youth-support",
        "youth-counselling-1388", "loneliness-120", "emergency-welfare", "resident-number-change", "unsafe-building",
    }
)  # fmt: skip
SAMPLED = 10_000  # of some 25,000 texts of the counter
COUNTS = 0.3  # what one of them weighs beside a phrase
VECTOR, LETTERS = 10.0, 3.0  # what their spreads are multiplied by, so that the ridge holds both alike
RIDGE = 10.0
PRIOR = 0.2  # what a turn scores of which nothing is known: most are calm
SCALE = (0.9, 0.97)  # shares of the calm phrases below the points at which both models score alike
KINDS: tuple[CrisisKind, ...] = get_args(CrisisKind)
BARS = {
    "likely": DANGER_LIKELY, "possible": DANGER_POSSIBLE,
    "likely, young": DANGER_LIKELY_YOUNG, "possible, young": DANGER_POSSIBLE_YOUNG,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taught:
    """The phrases, then the counter's texts, as rows."""

    rows: Floats
    """(n, dimensions + slots): moved and multiplied."""
    mean: Floats
    """(dimensions,): of the counter's vectors."""
    rarity: Floats
    """(slots,)."""
    kinds: tuple[str, ...]
    """Of each row; the counter's are calm."""
    writers: NDArray[np.str_]
    """Of each row; empty: the counter's."""

    @property
    def danger(self) -> NDArray[np.bool_]:
        return np.array(self.kinds) != "calm"

    @property
    def shares(self) -> Floats:
        """(k,): of each kind among the danger."""
        return cast("Floats", one_hot(np.array(self.kinds)[self.danger]).mean(axis=0))

    @property
    def folds(self) -> NDArray[np.int64]:
        """One for each writer; the counter's texts are spread over all."""
        names = sorted(set(self.writers.tolist()) - {""})
        spread = [place % len(names) for place in range(len(self.writers))]
        own = [names.index(one) if one else at for one, at in zip(self.writers.tolist(), spread, strict=True)]
        return np.array(own)


@dataclass(frozen=True, slots=True)
class Held:
    """What rows score of which the model never saw the writer."""

    danger: Floats
    """(n,)."""
    kinds: Floats
    """(n, k)."""


def counter_texts() -> list[str]:
    """A fixed sample of what people ask of a counter."""
    asked = [one.text for each in read_starter() if each.id not in ABOUT_DANGER for one in each.questions]
    asked += [turn.say for talk in read_talks() for turn in talk.turns if turn.document not in ABOUT_DANGER]
    asked += [query.text for query in read_queries(UNANSWERABLE_TRAINING)]
    texts = sorted(set(asked))
    chosen = np.random.default_rng(0).choice(len(texts), SAMPLED, replace=False)
    return [texts[place] for place in chosen]


def taught(phrases: Sequence[Phrase], others: Sequence[str], embedder: KeptEmbedder) -> Taught:
    """Rows of both; minutes the first time."""
    texts = [*(one.text for one in phrases), *others]
    vectors = embedder.embed(texts, kind="query").astype(np.float32)
    mean = vectors[len(phrases) :].mean(axis=0)
    counts = np.stack([letter_groups(text) for text in texts])
    # Rounded as they are kept, so that what is measured is what is read.
    rarity = np.log((1 + len(counts)) / (1 + (counts > 0).sum(axis=0))).astype(np.float16).astype(np.float32)
    rows = np.hstack([VECTOR * (vectors - mean), LETTERS * unit(counts * rarity)]).astype(np.float32)
    kinds = (*(one.kind for one in phrases), *("calm" for _ in others))
    return Taught(rows, mean, rarity, kinds, np.array([*(one.writer for one in phrases), *("" for _ in others)]))


@dataclass(frozen=True, slots=True)
class Sums:
    """What a ridge regression needs to know of some rows; sums add up, so that a fold is taken away again."""

    products: Floats
    """(d, d): of the rows with themselves."""
    wanted: Floats
    """(d,)."""

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.products + other.products, self.wanted + other.wanted)

    def __sub__(self, other: Sums) -> Sums:
        return Sums(self.products - other.products, self.wanted - other.wanted)

    def slopes(self, first: int) -> Floats:
        """(d - first,): of the columns from `first` on."""
        held = self.products[first:, first:] + RIDGE * np.eye(len(self.products) - first, dtype=np.float32)
        return np.linalg.solve(held, self.wanted[first:]).astype(np.float32)


def sums_by_fold(data: Taught) -> list[Sums]:
    """Danger or not, for each fold."""
    wanted = (data.danger - PRIOR).astype(np.float32)
    parts = [data.folds == fold for fold in range(int(data.folds.max()) + 1)]
    weighed = data.rows * np.where(data.writers == "", COUNTS, 1.0).astype(np.float32)[:, None]
    return [
        Sums((weighed[own].T @ data.rows[own]).astype(np.float32), (weighed[own].T @ wanted[own]).astype(np.float32))
        for own in parts
    ]


def kind_slopes(rows: Floats, kinds: NDArray[np.str_], shares: Floats) -> Floats:
    """(d, k): each kind against the others, by the dual form; fewer phrases than columns."""
    likeness = rows @ rows.T + RIDGE * np.eye(len(rows), dtype=np.float32)
    return (rows.T @ np.linalg.solve(likeness, one_hot(kinds) - shares)).astype(np.float32)


def one_hot(kinds: NDArray[np.str_]) -> Floats:
    """(n, k)."""
    return (kinds[:, None] == np.array(KINDS)[None]).astype(np.float32)


def held_out(data: Taught, by_fold: Sequence[Sums], model: Model) -> tuple[Held, Floats]:
    """What every row scores without its writer, and the slopes (d, 1+k) of all rows together."""
    first = 0 if model == "joined" else len(data.mean)
    rows, names, told_of = data.rows[:, first:], np.array(data.kinds), data.danger
    whole = reduce(Sums.__add__, by_fold)
    danger, kinds = np.zeros(len(rows), np.float32), np.zeros((len(rows), len(KINDS)), np.float32)
    for fold, part in enumerate(by_fold):
        own, rest = data.folds == fold, told_of & (data.folds != fold)
        danger[own] = rows[own] @ (whole - part).slopes(first) + PRIOR
        kinds[own] = rows[own] @ kind_slopes(rows[rest], names[rest], data.shares) + data.shares
    of_kinds = kind_slopes(rows[told_of], names[told_of], data.shares)
    return Held(danger, kinds), np.column_stack([whole.slopes(first), of_kinds])


def scale_to(data: Taught, joined: Held, letters: Held) -> tuple[float, float]:
    """Factor and offset that bring the letters to the scale of both together."""
    calm = (data.writers != "") & ~data.danger
    low, high = np.quantile(joined.danger[calm], SCALE)
    own_low, own_high = np.quantile(letters.danger[calm], SCALE)
    factor = float((high - low) / (own_high - own_low))
    return factor, float(low - factor * own_low)


def told(data: Taught, held: Held, scores: Floats) -> dict[str, object]:
    """The figures of one model; `scores`: those of `held`, on the scale of the bars."""
    phrases = data.writers != ""
    danger, calm, counter = data.danger, phrases & ~data.danger, ~phrases
    right = np.array(KINDS)[held.kinds.argmax(axis=1)] == np.array(data.kinds)
    writers = sorted(set(data.writers[phrases & danger].tolist()))
    return {
        "auc": {one: _auc(data, scores, data.writers == one) for one in writers} | {"all": _auc(data, scores, phrases)},
        "right kind": round(float(right[danger].mean()), 3),
        "bars": {
            name: {
                "bar": bar,
                "danger heard": round(float((scores[danger] >= bar).mean()), 3),
                "calm phrases taken for it": round(float((scores[calm] >= bar).mean()), 3),
                "texts of the counter taken for it": round(float((scores[counter] >= bar).mean()), 4),
            }
            for name, bar in BARS.items()
        },
    }


def _auc(data: Taught, scores: Floats, some: NDArray[np.bool_]) -> float:
    """How often danger scores higher than a calm phrase."""
    calm = np.sort(scores[some & ~data.danger])
    return round(float((np.searchsorted(calm, scores[some & data.danger]) / len(calm)).mean()), 3)


def arrays(
    data: Taught, joined: Floats, letters: Floats, scale: tuple[float, float], revision: str
) -> Mapping[str, NDArray[Any]]:
    """What `agents/danger_likeness.py` reads; slopes (d, 1+k)."""
    size, prior = len(data.mean), np.concatenate([[PRIOR], data.shares])
    vector = VECTOR * joined[:size]
    factor, offset = np.ones(1 + len(KINDS)), np.zeros(1 + len(KINDS))
    factor[0], offset[0] = scale
    return {
        "kinds": np.array(KINDS),
        "rarity": data.rarity.astype(np.float16),
        "joined_vector": vector.astype(np.float32),
        "joined_letters": (LETTERS * joined[size:]).astype(np.float16),
        "joined_bias": (prior - data.mean @ vector).astype(np.float32),
        "letters": (LETTERS * letters * factor).astype(np.float16),
        "letters_bias": (prior * factor + offset).astype(np.float32),
        "revision": np.array(revision),
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what was fitted in agents/")
    options = parser.parse_args()
    embedder = KeptEmbedder(Settings().models, "danger")
    data = taught(read_phrases(), counter_texts(), embedder)
    embedder.vectors.save()
    by_fold = sums_by_fold(data)
    joined, joined_slopes = held_out(data, by_fold, "joined")
    letters, letter_slopes = held_out(data, by_fold, "letters")
    factor, offset = scale_to(data, joined, letters)
    scaled = factor * letters.danger + offset
    report = {"joined": told(data, joined, joined.danger), "letters": told(data, letters, scaled)}
    print(json.dumps(report, indent=2))
    if options.write:
        revision = embedder.capabilities.revision
        save_arrays(FITTED, **arrays(data, joined_slopes, letter_slopes, (factor, offset), revision))


if __name__ == "__main__":
    main()
