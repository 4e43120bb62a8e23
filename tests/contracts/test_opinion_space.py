"""What opinions may rely on to be compared: unit vectors, alike for alike texts, and a name for what made them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.text_space import TextSpace
from casework.opinions.protocols import OpinionSpace
from casework.opinions.usual import usual_opinions
from tests.fakes.casework import WordSpace
from tests.fakes.retrieval import FakeEmbedder

MAKERS: tuple[Callable[[], OpinionSpace], ...] = (lambda: TextSpace(FakeEmbedder(), usual_opinions), WordSpace)
TEXTS = ("심야 버스 노선이 적습니다.", "심야 버스 노선이 좋습니다.", "도서관 책이 부족해요!")


@pytest.fixture(params=MAKERS, ids=["embedded", "words"])
def space(request: pytest.FixtureRequest) -> OpinionSpace:
    make: Callable[[], OpinionSpace] = request.param
    return make()


def test_every_text_has_a_row_of_length_one(space: OpinionSpace) -> None:
    rows = space.vectors(TEXTS)
    assert rows.shape[0] == len(TEXTS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(rows, space.vectors(TEXTS))


def test_alike_texts_are_nearer_than_others(space: OpinionSpace) -> None:
    one, alike, other = space.vectors(TEXTS)
    assert float(one @ alike) > float(one @ other)


def test_what_made_them_has_a_name(space: OpinionSpace) -> None:
    assert space.model == space.model != ""
