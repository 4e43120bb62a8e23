"""Keeps what is learned from apart from the sets that search is measured on.

    python -m evals.apart

Drops from the files of training questions what asks the same as a question of those sets and says how many, not which:
nobody has to read the frozen questions for it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from app.settings import Settings
from evals.answers import unanswerable_questions
from evals.queries import CROSS_LANGUAGE, MISHEARD, STARTER, UNANSWERABLE, UNANSWERABLE_TRAINING, read_queries
from evals.scenarios.reading import read_scenarios
from evals.training_questions import FILE as TRAINING
from evals.training_questions import FOLLOW_UPS
from evals.untold import FILE as UNTOLD
from retrieval.embedder import open_embedder

RUN = 3  # letters
SAME_MEANING = 0.94  # cosine of two questions
SAME_LETTERS = 0.7  # Dice of the runs from which on two questions are one with other endings


def measured_questions() -> list[str]:
    """Every question that something is measured on and that nothing may be learned from."""
    texts = [query.text for path in (STARTER, UNANSWERABLE, CROSS_LANGUAGE) for query in read_queries(path)]
    texts += [query.text for query in read_queries(MISHEARD, text="clean")]
    return texts + [question.text for question in unanswerable_questions()]


def apart(texts: Sequence[str], others: Sequence[str], *, from_each_other: bool = True) -> NDArray[np.bool_]:
    """Which of the texts are written unlike every one of the others, and unlike every text that was kept before them.

    Alike: Dice's share of their runs of three letters; spaces, signs and case do not count.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    kept = np.zeros(len(texts), np.bool_)
    for place, text in enumerate([*others, *texts]):
        runs = _runs(text)
        common = Counter(chain.from_iterable(holders[run] for run in runs if run in holders))
        is_new = all(2 * count < SAME_LETTERS * (len(runs) + sizes[at]) for at, count in common.items())
        if place >= len(others):
            kept[place - len(others)] = is_new
        if is_new and (from_each_other or place < len(others)):
            for run in runs:
                holders[run].append(len(sizes))
            sizes.append(len(runs))
    return kept


def _runs(text: str) -> frozenset[str]:
    letters = "".join(character for character in text.lower() if character.isalnum())
    return frozenset(letters[at : at + RUN] for at in range(max(len(letters) - RUN + 1, 1)))


def main() -> None:
    """The command line."""
    embedder, questions = open_embedder(Settings().models / "embedding"), measured_questions()
    turns = [turn.words for scenario in read_scenarios() for turn in scenario.turns]
    talked = [*questions, *turns]
    for path, others in (
        (UNANSWERABLE_TRAINING, questions),
        (TRAINING, talked),
        (FOLLOW_UPS, talked),
        (UNTOLD, talked),
    ):
        lines = path.read_text("utf-8").splitlines()
        texts = [str(json.loads(line)["text"]) for line in lines]
        own, measured = (embedder.embed(some, kind="query") for some in (texts, others))
        # `그럼 늦으면요?` may be asked of several procedures.
        written = apart(texts, others, from_each_other=path == UNANSWERABLE_TRAINING)
        meant = (own @ measured.T).max(axis=1) < SAME_MEANING
        print(f"{path.name}: of {len(texts)} {(~written).sum()} are alike, {(written & ~meant).sum()} mean the same")
        kept = [line for line, keep in zip(lines, written & meant, strict=True) if keep]
        path.write_text("\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
