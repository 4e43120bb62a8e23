"""How well opinions come together into matters: `opinions.jsonl`, 80 opinions about 16 things, in five orders.

`python -m evals.opinions` prints precision and recall over pairs at several bars; `casework/opinions/opinion.py` has
the one that was chosen.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np

from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from app.text_space import TextSpace
from casework.opinions.opinion import NEAR
from casework.opinions.usual import usual_opinions
from evals.gaps import agreement, grouped

OPINIONS = Path(__file__).parent / "opinions.jsonl"
BARS = (0.25, 0.30, NEAR, 0.40, 0.45)
ORDERS = 5


def main() -> None:
    """The command line."""
    from retrieval.embedder import E5Embedder

    rows = [json.loads(line) for line in OPINIONS.read_text("utf-8").splitlines()]
    space = TextSpace(E5Embedder(open_store(Settings()).path(ModelRole.EMBEDDING)), usual_opinions)
    vectors = space.vectors([row["text"] for row in rows])
    orders = [random.Random(seed).sample(range(len(rows)), len(rows)) for seed in range(ORDERS)]
    for bar in BARS:
        found = [
            agreement(grouped([vectors[at] for at in order], bar), [rows[at]["matter"] for at in order])
            for order in orders
        ]
        precision, recall = np.mean(found, axis=0).tolist()
        print(f"{bar:.2f}  precision {precision:.2f}  recall {recall:.2f}")


if __name__ == "__main__":
    main()
