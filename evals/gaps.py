"""How well questions come together into matters: example questions of the starter set, one matter a procedure.

`python -m evals.gaps` prints precision and recall over pairs at several bars: three draws of 40 procedures, shuffled.
`app/gaps/policy.py` has the bar that was chosen.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from app.gaps.policy import NEAR
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from app.text_space import TextSpace
from core.clustering import Matters, Vector
from knowledge.starter import read_starter

BARS = (0.30, 0.34, NEAR, 0.40, 0.45, 0.50)
DRAWS = 3
PROCEDURES = 40
QUESTIONS = 5


def grouped(vectors: Sequence[Vector], bar: float) -> list[int]:
    """The cluster of each vector, taken in order."""
    matters = Matters()
    groups: list[int] = []
    for vector in vectors:
        near = matters.nearest(vector, at_least=bar)
        groups.append(len(groups) if near is None else near)
        matters.add(groups[-1], vector)
    return groups


def agreement(groups: Sequence[int], procedures: Sequence[str]) -> tuple[float, float]:
    """Precision and recall over pairs."""
    pairs = list(combinations(range(len(groups)), 2))
    together = [(one, other) for one, other in pairs if groups[one] == groups[other]]
    alike = sum(procedures[one] == procedures[other] for one, other in pairs)
    right = sum(procedures[one] == procedures[other] for one, other in together)
    return right / max(len(together), 1), right / max(alike, 1)


def main() -> None:
    """The command line."""
    from retrieval.embedder import E5Embedder

    contents = [content for content in read_starter() if content.collection == "complaints"]
    asked = {c.id: [q.text for q in c.questions if q.language == "ko"][:QUESTIONS] for c in contents}
    usual = [texts[-1] for texts in asked.values() if texts]
    space = TextSpace(E5Embedder(open_store(Settings()).path(ModelRole.EMBEDDING)), lambda: usual)
    draws = [_draw(seed, asked) for seed in range(DRAWS)]
    rows = [list(space.vectors([text for _, text in draw])) for draw in draws]
    print(f"{len(asked)} procedures, {DRAWS} draws of {PROCEDURES} with {QUESTIONS} questions each")
    for bar in BARS:
        found = [
            agreement(grouped(vectors, bar), [name for name, _ in draw])
            for vectors, draw in zip(rows, draws, strict=True)
        ]
        precision, recall = np.mean(found, axis=0).tolist()
        print(f"{bar:.2f}  precision {precision:.2f}  recall {recall:.2f}")


def _draw(seed: int, asked: dict[str, list[str]]) -> list[tuple[str, str]]:
    chance = random.Random(seed)
    chosen = chance.sample(sorted(asked), PROCEDURES)
    questions = [(name, text) for name in chosen for text in asked[name]]
    chance.shuffle(questions)
    return questions


if __name__ == "__main__":
    main()
